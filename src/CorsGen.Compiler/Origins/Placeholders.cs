using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Origins;

/// <summary>What somebody was to replace by a name of his own: <c>your-domain</c>, <c>{host}</c>, <c>__NAME__</c>.</summary>
internal static class Placeholders
{
    // Real names start with 'your' too; with one of these after it, a name is hardly a site's own.
    private static readonly string[] s_yours =
    [
        "domain", "domains", "site", "website", "app", "host", "hostname", "url", "origin", "company", "organization", "bucket", "frontend", "project",
    ];

    // {x} and {{x}}, with the '$' or '#' of a template before it; $(x); <x>; %NAME%, which is longer than an escape; __NAME__; a
    // name that starts with 'your'.
    private static readonly Regex s_candidate = new(
        @"[$#]?\{\{?[^{}]*\}\}?|\$\([^()]*\)|<[^<>]*>|%[a-z_][a-z0-9_]{3,}%|__[a-z0-9]+(?:_[a-z0-9]+)*__|(?<![a-z0-9_-])your(?<yours>[a-z0-9_-]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static bool AreIn(string entry) => In(entry).Any();

    /// <summary>The places of the placeholders in an entry, in their order.</summary>
    public static IEnumerable<TextSpan> In(string entry) => s_candidate.Matches(entry)
        .Cast<Match>()
        .Where(match => match.Groups["yours"] is { Success: true } yours
            ? yours.Value.ToLowerInvariant().Split('-', '_').Any(s_yours.Contains)
            : match.Value.Any(char.IsLetter))
        .Select(match => new TextSpan(match.Index, match.Length));
}
