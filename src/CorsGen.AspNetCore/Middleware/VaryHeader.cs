using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore;

/// <summary>
/// Adds to <c>Vary</c> the request headers on which every answer depends (RFC 9110, section 12.5.5).
/// </summary>
internal static class VaryHeader
{
    private const string Any = "*";

    private static readonly string s_value = default(CorsResult).Vary;
    private static readonly string[] s_names = s_value.Split(", ");

    // The latest results: most applications have few other values, such as "Accept-Encoding". If two threads write at
    // once, a result may be lost and computed again.
    private static readonly Merged?[] s_last = new Merged?[8];
    private static uint s_next;

    public static void Merge(IHeaderDictionary headers)
    {
        StringValues present = headers.Vary;
        headers.Vary = present.Count == 0 ? s_value : Merge(present);
    }

    private static string Merge(StringValues present)
    {
        foreach (Merged? last in s_last)
        {
            if (last is not null && StringValues.Equals(last.Present, present))
            {
                return last.Value;
            }
        }

        string value = Add(present.ToString());

        // A copy, because the handler may own the array of lines.
        s_last[s_next++ % s_last.Length] = new Merged(present.ToArray(), value);
        return value;
    }

    private static string Add(string present)
    {
        string[] names = present.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        // "*" includes every name.
        if (names.Contains(Any))
        {
            return Any;
        }

        return string.Join(", ", names.Concat(s_names.Except(names, StringComparer.OrdinalIgnoreCase)));
    }

    private sealed record Merged(StringValues Present, string Value);
}
