using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;

namespace CorsGen.Compiler.PublicSuffixes;

/// <summary>
/// The Public Suffix List, ICANN and private section alike: below which names anyone can have a name of their own.
/// Names are as a host stands in an origin: lower case, ASCII, no final dot.
/// </summary>
/// <remarks>The algorithm is that of https://github.com/publicsuffix/list/wiki/Format#algorithm.</remarks>
internal sealed class PublicSuffixList
{
    // Read when a pattern first needs it: no policy without wildcards pays for it, and no generator.
    private static readonly Lazy<PublicSuffixList> s_embedded = new(ReadEmbedded);

    private readonly SuffixNode _root;

    // By the last character.
    private readonly ILookup<char, string> _topLevelDomains;

    private PublicSuffixList(SuffixNode root)
    {
        _root = root;
        _topLevelDomains = root.Children.Where(node => node.Rule == SuffixRule.Suffix)
            .Select(node => node.Label)
            .ToLookup(LastCharacter);
    }

    /// <summary>The list that CorsGen carries.</summary>
    public static PublicSuffixList Embedded => s_embedded.Value;

    /// <summary>The same list with more suffixes, whatever is known about them.</summary>
    public PublicSuffixList With(IEnumerable<string> suffixes) =>
        new(suffixes
            .Select(suffix => Enumerable.Reverse(suffix.Split('.')).ToImmutableArray())
            .Aggregate(_root, (root, labels) => root.With(labels)));

    /// <summary>The top-level domains that are public suffixes, and end with a text of one character or more.</summary>
    public IEnumerable<string> TopLevelDomainsEndingWith(string end) =>
        _topLevelDomains[LastCharacter(end)].Where(domain => domain.EndsWith(end, StringComparison.Ordinal));

    /// <summary>
    /// Whether names right below this one can be had by anyone. An unlisted top-level domain is taken for such a name.
    /// </summary>
    public bool IsPublicSuffix(string name) => IsName(name) && SuffixStart(name) == 0;

    /// <summary>
    /// The name below a public suffix that whoever owns the host has; null for a public suffix, and for what isn't a
    /// name.
    /// </summary>
    public string? RegistrableDomain(string host)
    {
        int suffix = IsName(host) ? SuffixStart(host) : 0;
        return suffix == 0 ? null : host.Substring(host.LastIndexOf('.', suffix - 2) + 1);
    }

    /// <summary>
    /// A public suffix below a name, whose label right below the name ends with <paramref name="labelEnd"/>; null if
    /// there is none. Where a rule takes any label, one is made up.
    /// </summary>
    public string? SuffixBelow(string name, string labelEnd) =>
        IsName(name) && Find(name) is { } node ? SuffixBelow(node, name, labelEnd) : null;

    private static string? SuffixBelow(SuffixNode node, string name, string labelEnd)
    {
        // The nearest and shortest is the plainest to show.
        SuffixNode? nearest = null;
        foreach (SuffixNode child in node.Children)
        {
            if (child.Rule == SuffixRule.Suffix
                && Fits(child)
                && (nearest is null || child.Label.Length < nearest.Label.Length))
            {
                nearest = child;
            }
        }

        return nearest is not null
            ? (nearest.Label == SuffixNode.AnyLabel ? "x" + labelEnd : nearest.Label) + "." + name
            : node.Children.Where(Fits)
                .Select(child => SuffixBelow(child, child.Label + "." + name, labelEnd: ""))
                .FirstOrDefault(found => found is not null);

        bool Fits(SuffixNode child) =>
            child.Label == SuffixNode.AnyLabel || child.Label.EndsWith(labelEnd, StringComparison.Ordinal);
    }

    /// <summary>Where the public suffix of a name starts.</summary>
    private int SuffixStart(string name)
    {
        SuffixNode node = _root;
        int start = name.LastIndexOf('.') + 1;
        int suffix = start;
        for (int end = name.Length; ; end = start - 1, start = name.LastIndexOf('.', end - 1) + 1)
        {
            SuffixNode? child = node.Child(name, start, end - start);
            if (child?.Rule == SuffixRule.Exception)
            {
                return end + 1;
            }

            if (child?.Rule == SuffixRule.Suffix || node.HasAnyLabel)
            {
                suffix = start;
            }

            if (child is null || start == 0)
            {
                return suffix;
            }

            node = child;
        }
    }

    private SuffixNode? Find(string name)
    {
        SuffixNode? node = _root;
        for (int end = name.Length; node is not null && end > 0;)
        {
            int start = name.LastIndexOf('.', end - 1) + 1;
            node = node.Child(name, start, end - start);
            end = start - 1;
        }

        return node;
    }

    private static char LastCharacter(string text) => text[text.Length - 1];

    private static bool IsName(string name) =>
        name.Length > 0
            && name[0] != '.'
            && name[name.Length - 1] != '.'
            && name.IndexOf("..", StringComparison.Ordinal) < 0;

    private static PublicSuffixList ReadEmbedded()
    {
        using Stream resource =
            typeof(PublicSuffixList).Assembly.GetManifestResourceStream("CorsGen.Compiler.PublicSuffixes.txt")!;
        using var reader = new StreamReader(resource);
        return new PublicSuffixList(SuffixTreeReader.Read(reader.ReadToEnd()));
    }
}
