using System;
using CorsGen.Matching;

namespace CorsGen;

/// <summary>
/// Tells origins that no browser sends. Source:
/// <see href="https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin"/>.
/// </summary>
internal static class UnsentOrigin
{
    /// <summary>
    /// What makes a browser not send an origin, such as <c>it ends with a slash</c>; null if nothing does.
    /// </summary>
    public static string? Fault(string origin)
    {
        if (!OriginPattern.IsVisibleAscii(origin))
        {
            return "it contains invalid characters";
        }

        int separator = origin.IndexOf("://", StringComparison.Ordinal);
        if (separator <= 0)
        {
            return origin == "null" ? null : "it doesn't start with a scheme such as https://";
        }

        int host = separator + 3;
        int end = origin.IndexOfAny(['/', '?', '#'], host);
        return end == origin.Length - 1 && origin[end] == '/' ? "it ends with a slash"
            : end >= 0 ? "it has a path"
            : host == origin.Length ? "it doesn't have a host"
            : HasUpperCase(origin) ? "it has upper-case letters"
            : HasDefaultPort(origin, "https://", ":443") || HasDefaultPort(origin, "http://", ":80")
                ? "it has the default port"
            : null;
    }

    private static bool HasUpperCase(string text)
    {
        foreach (char c in text)
        {
            if (c is >= 'A' and <= 'Z')
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasDefaultPort(string origin, string start, string end) =>
        origin.StartsWith(start, StringComparison.Ordinal) && origin.EndsWith(end, StringComparison.Ordinal);
}
