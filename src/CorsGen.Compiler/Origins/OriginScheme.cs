using System;
using System.Collections.Immutable;
using System.Linq;

namespace CorsGen.Compiler.Origins;

/// <summary>The scheme of an origin (URL standard, "scheme" and "special scheme").</summary>
internal static class OriginScheme
{
    /// <summary>
    /// The special schemes but <c>file</c>, whose origin has no host: the hosts of their origins are canonical, and
    /// their default ports are not sent. The likeliest first.
    /// </summary>
    public static readonly ImmutableArray<string> Special = ImmutableArray.Create("https", "http", "wss", "ws", "ftp");

    public const string File = "file";

    private static readonly string[] s_web = ["https", "http"];

    public static bool IsSpecial(string scheme) => Special.Contains(scheme);

    /// <summary>The port that is never sent; null if the scheme has none.</summary>
    public static int? DefaultPort(string scheme) => scheme switch
    {
        "https" or "wss" => 443,
        "http" or "ws" => 80,
        "ftp" => 21,
        _ => null,
    };

    /// <summary>
    /// Whether a text is the scheme of an origin as a browser sends it: in lower case. The origin of a file is sent as
    /// <c>null</c>; and <c>www.https</c> could be a scheme, but is a host before one.
    /// </summary>
    public static bool IsScheme(string text) =>
        text.Length > 0
        && text[0] is >= 'a' and <= 'z'
        && text.All(IsSchemeCharacter)
        && text != File
        && !EndsInWebScheme(text);

    /// <summary>Whether a web scheme follows something else: <c>*.https</c>, <c>app-http</c>.</summary>
    public static bool EndsInWebScheme(string text) =>
        s_web.Any(scheme => text.Length > scheme.Length
            && text.EndsWith(scheme, StringComparison.Ordinal)
            && text[text.Length - scheme.Length - 1] is '.' or '-' or '*');

    private static bool IsSchemeCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '-' or '.';
}
