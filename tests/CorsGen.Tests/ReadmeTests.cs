using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Tool;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests;

/// <summary>The front page, and the pages that it leads to, show what CorsGen really says and makes.</summary>
public partial class ReadmeTests
{
    private const string Readme = "README.md";
    private const string Architecture = "docs/architecture.md";
    private const string Testing = "docs/testing.md";
    private const string Troubleshooting = "docs/troubleshooting.md";

    private static readonly string s_readme = Repository.Read(Readme);
    private static readonly string s_architecture = Repository.Read(Architecture);

    [Fact]
    public void The_error_is_that_of_the_configuration_above_it()
    {
        Match example = ConfigurationAndOutput().Match(s_readme);
        TestProject project = TestProject.WithJson(example.Groups["json"].Value);
        QuotedOutput.Verify(Readme, (example.Groups["line"].Value, LineOf(Assert.Single(project.Generate().Errors))));
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
        QuotedOutput.Verify(
            Readme,
            (Warning()
                .Match(s_readme).Value, LineOf(Assert.Single(project.Analyze(), finding => finding.Id == "CORS102"))));
    }

    [Fact]
    public void The_generated_code_is_that_of_the_three_rules()
    {
        string shown = Regex.Match(
            s_architecture,
            "```csharp\n(// The rules that allow an origin.*?)```",
            RegexOptions.Singleline).Groups[1].Value;
        string[] generated =
        [
            .. File.ReadAllLines(Repository.PathOf("tests", "CorsGen.Tests", "Snapshots", "ThreeRules.g.cs"))
                .SkipWhile(line => !line.Contains("// The rules that allow an origin", StringComparison.Ordinal))
                .TakeWhile(line => !line.Contains("// The rules that allow a method", StringComparison.Ordinal))
                .Select(line => line.Length < 8 ? line : line[8..]),
        ];
        QuotedOutput.Verify(Architecture, (shown.Trim(), string.Join("\n", generated).Trim()));
    }

    [Fact]
    public void The_expectations_stop_the_build_that_the_text_says()
    {
        Match shown = Regex.Match(
            Repository.Read(Testing),
            "## Expectations in the build\n.*?```json\n(.*?)```.*?```text\n(.*?)\n```",
            RegexOptions.Singleline);
        string policy = FirstPolicy();
        string changed = policy.Replace(", \"PUT\"", "", StringComparison.Ordinal);
        TestProject Project(string text) => new()
        {
            Files =
            [
                new TestFile("/app/cors.json", text, ("CorsProfile", "Web")),
                new TestFile("/app/cors.expect.json", shown.Groups[1].Value),
            ],
        };

        Assert.NotEqual(policy, changed);
        Assert.Empty(Project(policy).Generate().Errors);
        QuotedOutput.Verify(
            Testing, (shown.Groups[2].Value, LineOf(Assert.Single(Project(changed).Generate().Errors))));
    }

    [Fact]
    public void The_first_policy_has_neither_errors_nor_warnings()
    {
        TestProject project = new() { Files = [new TestFile("/app/cors.json", FirstPolicy(), ("CorsProfile", "Web"))] };

        Assert.Empty(project.Generate().Errors);
        Assert.DoesNotContain(project.Analyze(), finding => finding.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void The_command_prints_what_is_shown() => AssertRuns(
        Readme,
        Regex.Match(s_readme, "## On the command line\n.*?```text\n(.*?)```", RegexOptions.Singleline).Groups[1].Value,
        ConfigurationAndOutput().Match(s_readme).Groups["json"].Value,
        runs: 3);

    [Fact]
    public void The_command_prints_what_the_page_for_troubleshooting_shows() => AssertRuns(
        Troubleshooting,
        Regex.Match(
            Repository.Read(Troubleshooting), "```text\n(> corsgen .*?)```", RegexOptions.Singleline).Groups[1].Value,
        FirstPolicy(),
        runs: 1);

    [Fact]
    public void The_compilers_are_those_that_the_packages_are_tested_with()
    {
        string[] versions =
        [
            .. BuildUnderTest.Read("TestedRoslyns").Split(';').Select(version => version[..version.LastIndexOf('.')]),
        ];
        Assert.Contains(
            $"tested with {string.Join(", ", versions[..^1])} and {versions[^1]},",
            Assert.Single(
                Repository.Read("docs", "installing.md").Split('\n'),
                line => line.StartsWith($"| compiler | Roslyn {versions[0]} (", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_the_compiler_lists_its_folders()
    {
        string table = s_architecture[s_architecture.IndexOf("| folder |", StringComparison.Ordinal)..];
        string[] listed =
        [
            .. table[..table.IndexOf("\n\n", StringComparison.Ordinal)].Split('\n')
                .SelectMany(row => Name().Matches(row.Split('|')[1]).Select(match => match.Groups["name"].Value)),
        ];
        string[] folders =
        [
            .. Directory.GetDirectories(Repository.PathOf("src", "CorsGen.Compiler"))
                .Select(folder => Path.GetFileName(folder))
                .Where(name => name is not ("bin" or "obj")),
        ];
        Assert.Equal(folders.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_walks_of_the_architecture_name_files_and_folders()
    {
        string[] known =
        [
            .. Directory.GetFileSystemEntries(Repository.PathOf("src"), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetFileNameWithoutExtension(path)),
        ];
        string[] named =
        [
            .. s_architecture.Split('\n')
                .Where(row => row.StartsWith("| ", StringComparison.Ordinal) && row.Split('|').Length == 5)
                .SelectMany(row => Name().Matches(row.Split('|')[2]).Select(match => match.Groups["name"].Value)),
        ];
        Assert.True(named.Length > 20, $"{named.Length} names");
        Assert.Empty(named.Except(known));
    }

    private static string FirstPolicy() =>
        Regex.Match(s_readme, "## The first policy\n.*?```json\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    /// <summary>
    /// Asserts that the commands of a session, run on a file <c>cors.json</c>, print what a page quotes.
    /// </summary>
    private static void AssertRuns(string page, string session, string policy, int runs)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cors.json", policy);
        string[] shown = session.Split("> corsgen ", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(runs, shown.Length);
        var outputs = new List<(string Quoted, string Printed)>();
        foreach (string run in shown)
        {
            string command = run[..run.IndexOf('\n', StringComparison.Ordinal)];
            string[] arguments = [.. command.Split(' ').Select(argument => argument == "cors.json" ? path : argument)];
            string printed = ToolRun.Of(arguments).Output.Replace(path, "cors.json", StringComparison.Ordinal);
            outputs.Add(($"> corsgen {run}", $"> corsgen {command}\n{printed}"));
        }

        QuotedOutput.Verify(page, [.. outputs]);
    }

    private static string LineOf(Diagnostic finding) =>
        finding.ToString().Replace("/app/", "", StringComparison.Ordinal);

    [GeneratedRegex("```json\n(?<json>.*?)```\n\n```text\n(?<line>[^\n]+)\n```", RegexOptions.Singleline)]
    private static partial Regex ConfigurationAndOutput();

    [GeneratedRegex("(?<=^```text\n)[^\n]*CORS102[^\n]*(?=\n```$)", RegexOptions.Multiline)]
    private static partial Regex Warning();

    [GeneratedRegex("`(?<name>[A-Za-z]+)`")]
    private static partial Regex Name();
}
