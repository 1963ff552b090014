using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CorsGen.Compiler.Origins;

/// <summary>A host of any letters as a browser sends it: in ASCII (URL standard, "domain to ASCII"; UTS 46).</summary>
internal static class PunycodeHost
{
    private static readonly IdnMapping s_mapping = new();

    public static bool IsNeededFor(string host) =>
        host.Any(c => c > '~')
            || host.Split('.').Any(label => label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The host in ASCII. Null if it has none, and also where the platform maps a letter in its own way (a sharp s to
    /// two): what comes back from ASCII must be what went in. A label that is part wildcard has no punycode.
    /// </summary>
    public static string? ToAscii(string host)
    {
        try
        {
            string mapped = host.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('\u3002', '.');
            string text = s_mapping.GetUnicode(mapped);
            string ascii = s_mapping.GetAscii(text);
            return s_mapping.GetUnicode(ascii) == text && KeepsPunycode(mapped, ascii) && IsReadOneWay(text)
                ? ascii
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool KeepsPunycode(string host, string ascii)
    {
        string[] labels = host.Split('.');
        string[] asciiLabels = ascii.Split('.');
        return labels.Length == asciiLabels.Length
            && labels.Zip(
                asciiLabels,
                (label, asciiLabel) => label == asciiLabel || (label.Any(c => c > '~') && label.IndexOf('*') < 0))
                    .All(isKept => isKept);
    }

    /// <summary>
    /// Whether each label of a host, if any of them is written from right to left, surely keeps the Bidi rule (RFC
    /// 5893), which the framework does not check: it is of such letters alone, or of ASCII alone and starts and ends as
    /// a name does.
    /// </summary>
    private static bool IsReadOneWay(string host) => !host.Any(IsRightToLeft) || host.Split('.').All(label =>
        label.All(c => IsRightToLeft(c)
            && (char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark))
        || (label.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '*')
            && label[0] is (>= 'a' and <= 'z') or '*'));

    // The blocks of such scripts. Those beyond U+FFFF are told by the surrogates of their planes' parts.
    private static bool IsRightToLeft(char c) =>
        c is (>= '\u0590' and <= '\u08FF') or (>= '\u200E' and <= '\u200F') or (>= '\uFB1D' and <= '\uFDFF')
            or (>= '\uFE70' and <= '\uFEFF')
            or (>= '\uD802' and <= '\uD803') or (>= '\uD83A' and <= '\uD83B');
}
