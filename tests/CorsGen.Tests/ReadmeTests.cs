using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Tool;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests;

/// <summary>The front page shows what CorsGen really says and makes.</summary>
public partial class ReadmeTests
{
    private const string Readme = "README.md";

    private static readonly string s_readme = Repository.Read(Readme);

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
        QuotedOutput.Verify(Readme, (Warning().Match(s_readme).Value, LineOf(Assert.Single(project.Analyze(), finding => finding.Id == "CORS102"))));
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
        QuotedOutput.Verify(Readme, (shown.Trim(), string.Join("\n", generated).Trim()));
    }

    [Fact]
    public void The_expectations_stop_the_build_that_the_text_says()
    {
        string policy = Regex.Match(s_readme, "## The first policy\n.*?```json\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Match shown = Regex.Match(s_readme, "### Tests of a policy\n.*?```json\n(.*?)```.*?```text\n(.*?)\n```", RegexOptions.Singleline);
        var expectations = new TestFile("/app/cors.expect.json", shown.Groups[1].Value);
        TestProject met = new() { Files = [new TestFile("/app/cors.json", policy), expectations] };
        string changed = policy.Replace(", \"PUT\"", "", StringComparison.Ordinal);
        TestProject unmet = new() { Files = [new TestFile("/app/cors.json", changed), expectations] };

        Assert.NotEqual(policy, changed);
        Assert.Empty(met.Generate().Errors);
        Assert.Equal(shown.Groups[2].Value, LineOf(Assert.Single(unmet.Generate().Errors)));
    }

    [Fact]
    public void The_command_prints_what_is_shown()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cors.json", ConfigurationAndOutput().Match(s_readme).Groups["json"].Value);
        string session = Regex.Match(s_readme, "### On the command line\n.*?```text\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        string[] runs = session.Split("> corsgen ", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, runs.Length);
        foreach (string run in runs)
        {
            int end = run.IndexOf('\n', StringComparison.Ordinal);
            string[] arguments = [.. run[..end].Split(' ').Select(argument => argument == "cors.json" ? path : argument)];
            Assert.Equal(run[(end + 1)..], ToolRun.Of(arguments).Output.Replace(path, "cors.json", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("README.md", 30)]
    [InlineData("CONTRIBUTING.md", 5)]
    [InlineData("docs/architecture.md", 4)]
    [InlineData("docs/migrating.md", 14)]
    public void Every_link_leads_to_a_file_or_a_heading(string document, int leastLinks)
    {
        string text = Repository.Read(document);
        string folder = Path.GetDirectoryName(document)!;

        // As GitHub makes them: letters and digits in lower case, a hyphen for each space.
        string[] headings =
        [
            .. Heading().Matches(text)
                .Select(match => "#" + string.Concat(match.Groups["text"].Value.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-')),
        ];
        string[] targets =
        [
            .. Link().Matches(text)
                .Select(match => match.Groups["target"].Value)
                .Where(target => !target.StartsWith("https://", StringComparison.Ordinal)),
        ];
        Assert.True(targets.Length >= leastLinks);
        Assert.All(targets, target => Assert.True(headings.Contains(target) || File.Exists(Repository.PathOf(folder, target)), target));
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

    [Fact]
    public void The_table_of_the_compiler_lists_its_folders()
    {
        string table = s_readme[s_readme.IndexOf("| folder |", StringComparison.Ordinal)..];
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
            .. Repository.Read("docs", "architecture.md").Split('\n')
                .Where(row => row.StartsWith("| ", StringComparison.Ordinal) && row.Split('|').Length == 5)
                .SelectMany(row => Name().Matches(row.Split('|')[2]).Select(match => match.Groups["name"].Value)),
        ];
        Assert.True(named.Length > 20, $"{named.Length} names");
        Assert.Empty(named.Except(known));
    }

    private static string LineOf(Diagnostic finding) => finding.ToString().Replace("/app/", "", StringComparison.Ordinal);

    [GeneratedRegex("```json\n(?<json>.*?)```\n\n```text\n(?<line>[^\n]+)\n```", RegexOptions.Singleline)]
    private static partial Regex ConfigurationAndOutput();

    [GeneratedRegex("(?<=^```text\n)[^\n]*CORS102[^\n]*(?=\n```$)", RegexOptions.Multiline)]
    private static partial Regex Warning();

    [GeneratedRegex("`(?<name>[A-Za-z]+)`")]
    private static partial Regex Name();

    [GeneratedRegex("^##+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)|(?:src|srcset)=""(?<target>[^""]+)""")]
    private static partial Regex Link();
}
