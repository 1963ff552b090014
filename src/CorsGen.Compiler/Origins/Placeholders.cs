using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Origins;

/// <summary>
/// What somebody was to replace by a name of his own: <c>your-domain</c>, <c>{host}</c>, <c>__NAME__</c>.
/// </summary>
internal static class Placeholders
{
    // Lower case: xxxx.
    private const int ShortestMask = 4;

    // A name that looks like a placeholder, and is known: Hetzner's.
    private const string KnownName = "your-server.de";

    // What stands for a top-level domain; there is none of that name.
    private const string TopLevel = "tld";

    // What a template fills in: {x} and {{x}}, with a '$' or '#' before it; $(x); $x; %NAME%, which is longer than an
    // escape; __NAME__. Then what a reader should: <x>, [word]; your.domain.com; any other label of a host. Brackets
    // with a range or a single letter are a regular expression's.
    private static readonly Regex s_candidate = new(
        @"(?<template>[$#]?\{\{?[^{}]*\}\}?|\$\([^()]*\)|\$[a-z_][a-z0-9_]*|%[a-z_][a-z0-9_]{3,}%|__[a-z0-9]+(?:_[a-z0-9]+)*__)" +
        @"|(?<marked><(?!https?://)[^<>]*>|\[(?:[a-z]{2,}[ _-])*[a-z]{4,}\])" +
        @"|(?<![\p{L}0-9_.-])your\.(?<noun>[a-z]+)(?=\.)" +
        @"|(?<![\p{L}0-9_-])(?<label>[\p{L}0-9]+(?:[-_][\p{L}0-9]+)*)(?![\p{L}0-9_-])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static bool AreIn(string entry) => In(entry).Any();

    /// <summary>The places of the placeholders in an entry, in their order.</summary>
    public static IEnumerable<TextSpan> In(string entry)
    {
        if (!MayBeIn(entry))
        {
            return [];
        }

        string host = entry.Substring(Math.Max(entry.IndexOf("://", StringComparison.Ordinal), 0));
        bool isShouted = host.IndexOf('.') >= 0 && !host.Any(char.IsLower);
        return s_candidate.Matches(entry)
            .Cast<Match>()
            .Where(match => IsPlaceholder(match, entry, isShouted))
            .Select(match => new TextSpan(match.Index, match.Length));
    }

    /// <summary>Whether a placeholder is one that a program fills in, not its author.</summary>
    public static bool IsVariable(string placeholder) =>
        PlaceholderWords.IsVariable(placeholder) || s_candidate.Match(placeholder).Groups["template"].Success;

    /// <summary>
    /// Whether it is worth while to look: a look at each character is enough to rule out most entries.
    /// </summary>
    private static bool MayBeIn(string entry)
    {
        bool isLabelStart = true;
        int mask = 0;
        for (int index = 0; index < entry.Length; index++)
        {
            char c = entry[index];
            mask = c == 'x' ? mask + 1 : 0;
            if (c is (>= 'A' and <= 'Z') or > '~' or '{' or '<' or '[' or '%' or '_' or '$'
                || mask == ShortestMask
                || (isLabelStart
                    && (PlaceholderWords.MayStartAt(entry, index)
                        || string.CompareOrdinal(entry, index, TopLevel, 0, TopLevel.Length) == 0)))
            {
                return true;
            }

            isLabelStart = c is '.' or '/' or ':' or '@' or '*';
        }

        return false;
    }

    private static bool IsPlaceholder(Match match, string entry, bool isShouted) =>
        match.Groups["noun"] is { Success: true } noun ? PlaceholderWords.IsNoun(noun.Value.ToLowerInvariant())
        : !match.Groups["label"].Success ? match.Value.Any(char.IsLetter)
        : match.Value == TopLevel
            ? match.Index > 0 && entry[match.Index - 1] == '.' && match.Index + TopLevel.Length == entry.Length
        : PlaceholderWords.AreIn(match.Value, isShouted)
            && string.CompareOrdinal(entry, match.Index, KnownName, 0, KnownName.Length) != 0;
}
