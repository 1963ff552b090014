using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace CorsGen.Compiler.Strangers;

/// <summary>
/// Hosts of browser extensions: anyone can publish one. Chromium derives the host from the publisher's key; Firefox and
/// Safari draw one at random for each installation.
/// </summary>
internal static class ExtensionHosts
{
    private const string Key = "abcdefghijklmnopabcdefghijklmnop";
    private const string Guid = "0f8fad5b-d9cb-469f-a165-70867728950e";

    public static readonly ImmutableArray<string> Schemes =
        ImmutableArray.Create("chrome-extension", "moz-extension", "safari-web-extension");

    public static IEnumerable<StrangerOrigin> For(OpenHost open)
    {
        string example = open.Scheme == Schemes[0] ? Key : Guid;
        int length = example.Length - open.Start.Length - open.End.Length;
        if (length <= 0 || open.Rest.Length > 0)
        {
            return [];
        }

        string host = open.Start + example.Substring(open.Start.Length, length) + open.End;
        return host.Zip(example, (c, sample) => (sample == '-') == (c == '-') && (c == '-' || IsDigit(c, open.Scheme)))
            .All(fits => fits)
            ? [new StrangerOrigin(open.OriginOf(host), StrangerKind.Extension, host)]
            : [];
    }

    // A key is written in the letters a to p, sixteen of them.
    private static bool IsDigit(char c, string scheme) =>
        scheme == Schemes[0] ? c is >= 'a' and <= 'p' : c is (>= '0' and <= '9') or (>= 'a' and <= 'f');
}
