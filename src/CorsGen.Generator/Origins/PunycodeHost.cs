using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CorsGen.Generator.Origins;

/// <summary>A host of any letters as a browser sends it: in ASCII (URL standard, "domain to ASCII"; UTS 46).</summary>
internal static class PunycodeHost
{
    private static readonly IdnMapping s_mapping = new();

    public static bool IsNeededFor(string host) =>
        host.Any(c => c > '~') || host.Split('.').Any(label => label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The host in ASCII. Null if it has none, and also where the platform maps a letter in its own way (a sharp s to two): what
    /// comes back from ASCII must be what went in. A label that is part wildcard has no punycode.
    /// </summary>
    public static string? ToAscii(string host)
    {
        try
        {
            string mapped = host.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('\u3002', '.');
            string text = s_mapping.GetUnicode(mapped);
            string ascii = s_mapping.GetAscii(text);
            return s_mapping.GetUnicode(ascii) == text && KeepsPunycode(mapped, ascii)
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
            && labels.Zip(asciiLabels, (label, asciiLabel) => label == asciiLabel || (label.Any(c => c > '~') && label.IndexOf('*') < 0)).All(isKept => isKept);
    }
}
