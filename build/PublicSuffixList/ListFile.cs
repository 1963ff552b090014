using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;

namespace CorsGen.Build;

/// <summary>The Public Suffix List as it is published (https://github.com/publicsuffix/list/wiki/Format).</summary>
/// <param name="Version">The lines of the file that state its version and commit; may be empty.</param>
/// <param name="Rules">The rules of both sections in ASCII, as a host has them in an origin.</param>
internal sealed record ListFile(ImmutableArray<string> Version, ImmutableArray<string> Rules)
{
    private static readonly string[] s_sections = ["ICANN", "PRIVATE"];

    private static readonly IdnMapping s_idn = new();

    /// <summary>Reads a list.</summary>
    /// <exception cref="FormatException">A section is missing, or a rule isn't valid.</exception>
    public static ListFile Parse(string text)
    {
        var version = new List<string>();
        var rules = new SortedSet<string>(StringComparer.Ordinal);
        var sections = new List<string>();
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } line)
        {
            // A rule ends at the first white space of its line.
            string rule = line.Split(' ', '\t')[0];
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                string comment = line[2..].Trim();
                if (comment.StartsWith("VERSION:", StringComparison.Ordinal)
                    || comment.StartsWith("COMMIT:", StringComparison.Ordinal))
                {
                    version.Add(comment);
                }

                sections.AddRange(s_sections.Where(section => comment == $"===END {section} DOMAINS==="));
            }
            else if (rule.Length > 0)
            {
                rules.Add(ToAscii(rule));
            }
        }

        // A partial download must not be accepted as a list.
        return s_sections.FirstOrDefault(section => !sections.Contains(section)) is { } missing
            ? throw new FormatException(
                $"The list has no end of the section {missing}; take the whole public_suffix_list.dat.")
            : new ListFile([.. version], [.. rules]);
    }

    private static string ToAscii(string rule)
    {
        string mark = rule.StartsWith('!') ? "!" : rule.StartsWith("*.", StringComparison.Ordinal) ? "*." : "";
        try
        {
            string name = s_idn.GetAscii(rule[mark.Length..].ToLowerInvariant());
            return !name.Contains('*', StringComparison.Ordinal) && name.All(c => c is > ' ' and not ('/' or '!'))
                ? mark + name
                : throw new FormatException($"The rule '{rule}' cannot be read: a '*' may only be its first label.");
        }
        catch (ArgumentException)
        {
            throw new FormatException($"The rule '{rule}' isn't the name of a domain.");
        }
    }
}
