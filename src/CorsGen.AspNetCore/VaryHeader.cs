using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore;

/// <summary>
/// Adds to <c>Vary</c> the request headers on which an answer depends, whatever the answer is (RFC 9110, section 12.5.5).
/// </summary>
internal static class VaryHeader
{
    private const string Any = "*";

    private static readonly string s_value = default(CorsResult).Vary;
    private static readonly string[] s_names = s_value.Split(", ");

    // The last merge: most applications have one other value, such as "Accept-Encoding", on most of their responses.
    private static Merged? s_last;

    public static void Merge(IHeaderDictionary headers)
    {
        StringValues present = headers.Vary;
        headers.Vary = present.Count switch
        {
            0 => s_value,
            1 => Merge(present[0] ?? ""),
            _ => Merge(present.ToString()),
        };
    }

    private static string Merge(string present)
    {
        if (s_last is { } last && last.Present == present)
        {
            return last.Value;
        }

        string value = Add(present);
        s_last = new Merged(present, value);
        return value;
    }

    private static string Add(string present)
    {
        string[] names = present.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        // "*" says more than any list.
        if (names.Contains(Any))
        {
            return Any;
        }

        return string.Join(", ", names.Concat(s_names.Except(names, StringComparer.OrdinalIgnoreCase)));
    }

    private sealed record Merged(string Present, string Value);
}
