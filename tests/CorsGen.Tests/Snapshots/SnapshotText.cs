using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CorsGen.Tests.Snapshots;

/// <summary>Generated code as a snapshot has it: for a person who reads what has changed.</summary>
internal static partial class SnapshotText
{
    // Of what is repeated more often, the first ones and the last are shown.
    private const int MostRepetitions = 8;
    private const int FirstOnes = 3;

    private const string Neutral = "(\"CorsGen.Generator\", \"version\")";

    // That of the package, which differs from commit to commit, without the commit after the plus.
    private static readonly string s_versioned = $"(\"CorsGen.Generator\", \"{typeof(CorsGenerator).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion
        .Split('+')[0]}\")";

    public static string PathOf(string name) =>
        Repository.PathOf("tests", "CorsGen.Tests", "Snapshots", name + ".g.cs");

    /// <summary>A snapshot of which nothing is left out, as the generator makes it today.</summary>
    public static string Read(string name) =>
        File.ReadAllText(PathOf(name)).Replace(Neutral, s_versioned, StringComparison.Ordinal);

    public static string WithoutVersion(string source)
    {
        Assert.Contains(s_versioned, source, StringComparison.Ordinal);
        return source.Replace(s_versioned, Neutral, StringComparison.Ordinal);
    }

    /// <summary>
    /// The code without the middle of its long tables, of which the number of entries and a hash are left.
    /// </summary>
    public static string Shorten(string source) => Repetitions().Replace(source, run =>
    {
        string[] entries = [.. run.Groups["entry"].Captures.Select(capture => capture.Value)];
        if (entries.Length <= MostRepetitions)
        {
            return run.Value;
        }

        string[] middle = entries[FirstOnes..^1];
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(middle))))[..16];
        string indentation = entries[0][..^entries[0].TrimStart(' ').Length];
        return string.Concat(entries[..FirstOnes]) +
            $"{indentation}[... {middle.Length} more of these, with the hash {hash} ...]\n" +
            entries[^1];
    });

    // The rows of the policy's table, the rules, or the lines of a text.
    [GeneratedRegex(
        """
        (?<entry> ^\ */{3}\ <item>.*\n)+
        | (?<entry> ^\ *new\ global::CorsGen\.CorsRule\(\n (?:.*\n)+? .*\),\n)+
        | (?<entry> ^\ *".*"(?:\ \+|;)\n)+
        """,
        RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Repetitions();
}
