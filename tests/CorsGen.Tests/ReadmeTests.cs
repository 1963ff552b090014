using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests;

/// <summary>The front page shows what CorsGen really says and makes.</summary>
public partial class ReadmeTests
{
    private static readonly string s_readme = Repository.Read("README.md");

    [Fact]
    public void The_error_is_that_of_the_configuration_above_it()
    {
        Match example = ConfigurationAndOutput().Match(s_readme);
        TestProject project = TestProject.WithJson(example.Groups["json"].Value);
        Assert.Equal(example.Groups["line"].Value, LineOf(Assert.Single(project.Generate().Errors)));
    }

    [Fact]
    public void The_warning_is_that_of_its_origin()
    {
        TestProject project = TestProject.WithJson("""
            [
              {
                "AllowedOrigins": ["https://*example.com"],
                "AllowedMethods": ["GET"]
              }
            ]
            """);
        Assert.Contains(LineOf(Assert.Single(project.Analyze(), finding => finding.Id == "CORS102")) + "\n", s_readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_generated_code_is_that_of_the_three_rules()
    {
        string shown = Regex.Match(s_readme, "```csharp\n(// The rules that allow an origin.*?)```", RegexOptions.Singleline).Groups[1].Value;
        string[] generated =
        [
            .. File.ReadAllLines(Repository.PathOf("tests", "CorsGen.Tests", "Snapshots", "ThreeRules.g.cs"))
                .SkipWhile(line => !line.Contains("// The rules that allow an origin", StringComparison.Ordinal))
                .TakeWhile(line => !line.Contains("// The rules that allow a method", StringComparison.Ordinal))
                .Select(line => line.Length < 8 ? line : line[8..]),
        ];
        Assert.Equal(string.Join("\n", generated).Trim(), shown.Trim());
    }

    [Fact]
    public void Every_link_leads_to_a_file_or_a_heading()
    {
        // As GitHub makes them: letters and digits in lower case, a hyphen for each space.
        string[] headings =
        [
            .. Heading().Matches(s_readme)
                .Select(match => "#" + string.Concat(match.Groups["text"].Value.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-')),
        ];
        string[] targets =
        [
            .. Link().Matches(s_readme)
                .Select(match => match.Groups["target"].Value)
                .Where(target => !target.StartsWith("https://", StringComparison.Ordinal)),
        ];
        Assert.True(targets.Length > 30);
        Assert.All(targets, target => Assert.True(headings.Contains(target) || File.Exists(Repository.PathOf(target)), target));
    }

    [Fact]
    public void The_compilers_are_those_that_the_packages_are_tested_with()
    {
        string[] versions = [.. BuildUnderTest.Read("TestedRoslyns").Split(';').Select(version => version[..version.LastIndexOf('.')])];
        Assert.Contains(
            $"tested with {string.Join(", ", versions[..^1])} and {versions[^1]},",
            Assert.Single(s_readme.Split('\n'), line => line.StartsWith($"| compiler | Roslyn {versions[0]} (", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    private static string LineOf(Diagnostic finding) => finding.ToString().Replace("/app/", "", StringComparison.Ordinal);

    [GeneratedRegex("```json\n(?<json>.*?)```\n\n```text\n(?<line>[^\n]+)\n```", RegexOptions.Singleline)]
    private static partial Regex ConfigurationAndOutput();

    [GeneratedRegex("^##+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)|(?:src|srcset)=""(?<target>[^""]+)""")]
    private static partial Regex Link();
}
