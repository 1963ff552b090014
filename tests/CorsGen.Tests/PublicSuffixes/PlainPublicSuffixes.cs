using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Tests.PublicSuffixes;

/// <summary>
/// The Public Suffix List as rules, and its algorithm in the plainest words: each rule in turn. It shares nothing with
/// what it is compared with.
/// </summary>
internal static class PlainPublicSuffixes
{
    public const string Path = "src/CorsGen.Compiler/PublicSuffixes/public-suffixes.txt";

    /// <summary>The rules as they are published: <c>com</c>, <c>*.ck</c>, <c>!www.ck</c>.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. Read()];

    private static readonly ILookup<string, string> s_rulesByTopLevelDomain =
        Rules.ToLookup(rule => rule.Split('.')[^1], StringComparer.Ordinal);

    public static string PublicSuffix(string name)
    {
        string[] labels = name.Split('.');
        string[] matches = [.. s_rulesByTopLevelDomain[labels[^1]].Where(rule => Matches(rule, name))];
        int length = matches.FirstOrDefault(rule => rule[0] == '!') is { } exception
            ? exception.Split('.').Length - 1
            : matches.Select(rule => rule.Split('.').Length).DefaultIfEmpty(1).Max();
        return string.Join('.', labels[^length..]);
    }

    public static string? RegistrableDomain(string name)
    {
        int below = name.Split('.').Length - PublicSuffix(name).Split('.').Length;
        return below == 0 ? null : string.Join('.', name.Split('.')[(below - 1)..]);
    }

    public static bool HasRuleBelow(string name) => s_rulesByTopLevelDomain[name.Split('.')[^1]]
        .Any(rule => rule[0] != '!' && rule.EndsWith("." + name, StringComparison.Ordinal));

    /// <summary>Whether a name ends with the labels of a rule, of which a <c>*</c> is any.</summary>
    private static bool Matches(string rule, string name)
    {
        string labels = rule.TrimStart('!', '*');
        return name.EndsWith(labels, StringComparison.Ordinal)
            && (labels[0] == '.' || labels.Length == name.Length || name[^(labels.Length + 1)] == '.');
    }

    private static IEnumerable<string> Read()
    {
        var above = new List<string>();
        foreach (string line in Repository.Read(Path)
            .Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)))
        {
            string label = line.Trim(' ', '!', '/');
            above.RemoveRange(
                line.Length - line.TrimStart(' ').Length, above.Count - (line.Length - line.TrimStart(' ').Length));
            above.Add(label);
            if (!line.EndsWith('/'))
            {
                yield return (line.Contains('!', StringComparison.Ordinal) ? "!" : "") +
                    string.Join('.', above.AsEnumerable().Reverse());
            }
        }
    }
}
