using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CorsGen.Compiler.Fixes;
using CorsGen.Tests.Fixes;
using CorsGen.Tests.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace CorsGen.Tests.Tool;

public class FixCommandTests(ITestOutputHelper output)
{
    private const string Wrong =
        "[\r\n\t{\r\n\t\t\"AllowedOrigin\": [\"https://app.example.com/\"],\r\n\t\t\"AllowedMethods\": [\"GET\", " +
        "\"put\"], // all\r\n\t}\r\n]";

    private const string Right =
        "[\r\n\t{\r\n\t\t\"AllowedOrigins\": [\"https://app.example.com\"],\r\n\t\t\"AllowedMethods\": [\"GET\", " +
        "\"PUT\"]\r\n\t}\r\n]";

    [Fact]
    public void What_can_be_fixed_is_fixed_and_layout_line_ends_and_encoding_stay()
    {
        using var folder = new TemporaryFolder();
        byte[] mark = Encoding.Unicode.GetPreamble();
        string path = folder.Write("cors.json", [.. mark, .. Encoding.Unicode.GetBytes(Wrong)]);

        ToolRun run = ToolRun.Of("fix", path);

        Assert.StartsWith($"fixed {path}\n", run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal([.. mark, .. Encoding.Unicode.GetBytes(Right)], File.ReadAllBytes(path));
        Assert.DoesNotContain("fixed", ToolRun.Of("fix", path).Output);
    }

    [Fact]
    public void What_is_left_is_listed()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cors.json", Wrong.Replace("GET", "PATCH", StringComparison.Ordinal));

        ToolRun run = ToolRun.Of("fix", path);

        Assert.Contains("error CORS005", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void A_fix_that_allows_more_is_applied_only_if_it_is_asked_for()
    {
        const string Narrow = """[{ "AllowedOrigins": ["https://*.example.com"], "AllowedMethods": ["PUT"] }]""";

        Assert.Equal(Narrow, ToolRun.WithInput(Narrow, "fix", "-").Output);
        Assert.Equal(
            """[{ "AllowedOrigins": ["https://*.example.com", "https://example.com"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["content-type"], "ExposeHeaders": ["ETag"] }]""",
            ToolRun.WithInput(Narrow, "fix", "-", "--all").Output);
    }

    [Theory]
    [InlineData("fix", "-")]
    [InlineData("fix", "-", "--all")]
    public void What_the_other_profile_has_is_a_persons_to_remove(params string[] arguments)
    {
        const string ForWeb =
            """[{ "AllowedOrigin": ["https://a.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["content-type"], "ExposeHeaders": ["ETag"], "AllowCredentials": true, "Color": 1 }]""";

        ToolRun run = ToolRun.WithInput(ForWeb, arguments);

        Assert.Equal(
            """[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["content-type"], "ExposeHeaders": ["ETag"], "AllowCredentials": true }]""",
            run.Output);
        Assert.Contains("1 file: 1 error; for an API's policy, add --profile web\n", run.Error);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 file: no findings\n", ToolRun.WithInput(run.Output, "check", "-", "--profile", "web").Output);
    }

    [Fact]
    public void The_standard_input_goes_to_the_standard_output_and_nothing_else_with_it()
    {
        ToolRun run = ToolRun.WithInput(Wrong, "fix", "-");

        Assert.Equal(Right, run.Output);
        Assert.Contains("CORS107", run.Error);
    }

    [Fact]
    public void A_dry_run_writes_nothing_and_its_diff_can_be_applied()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cors.json", Wrong.Replace("\r", "", StringComparison.Ordinal));

        ToolRun run = ToolRun.Of("fix", path, "--dry-run");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\n-\t\t\"AllowedMethods\": [\"GET\", \"put\"], // all\n", run.Output);
        Assert.Equal(Wrong.Replace("\r", "", StringComparison.Ordinal), File.ReadAllText(path));

        // As a person would: the findings below the diff aren't part of it.
        string diff = run.Output[..run.Output.IndexOf(path + ":", StringComparison.Ordinal)];
        folder.Write("fix.diff", diff.Replace(path.TrimStart('/'), "cors.json", StringComparison.Ordinal));
        using Process git = Process.Start(new ProcessStartInfo(
            "git", ["apply", "--unsafe-paths", "fix.diff"])
        { WorkingDirectory = folder.Path })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        Assert.Equal(Right.Replace("\r", "", StringComparison.Ordinal), File.ReadAllText(path));
    }

    [Fact]
    public async Task A_fix_is_that_of_the_light_bulb()
    {
        Random random = TestSeed.CreateRandom(output);
        var fixedIds = new SortedSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < TestSize.Of(150); i++)
        {
            string text = RandomDocument.Create(random, CorsProfile.S3);
            if (text.Any(char.IsSurrogate))
            {
                continue;
            }

            string byTool = ToolRun.WithInput(text, "fix", "-", "--all").Output;
            string byHand = await FixByLightBulb(text, fixedIds);
            if (byTool != byHand)
            {
                Assert.Fail($"{TestSeed.Hint}\n{text}\nby the command:\n{byTool}\nin an editor:\n{byHand}");
            }
        }

        output.WriteLine(string.Join(", ", fixedIds));
        Assert.InRange(fixedIds.Count, 5, AllFixes.List.Length);
    }

    // The action for the whole file where there are several of a kind, in the order of the command, until none is
    // offered.
    private static async Task<string> FixByLightBulb(string text, SortedSet<string> fixedIds)
    {
        while (true)
        {
            string before = text;
            foreach (string id in AllFixes.List.Select(fix => fix.Descriptor.Id))
            {
                while (await FixOne(text, id) is { } @fixed && @fixed != text)
                {
                    text = @fixed;
                    fixedIds.Add(id);
                }
            }

            if (text == before)
            {
                return text;
            }
        }
    }

    private static async Task<string?> FixOne(string text, string id)
    {
        using var project = FixProject.Create(text);
        // What the other profile has, only a person removes.
        foreach (Diagnostic finding in project.Findings().Where(finding => finding.Id == id
            && !finding.GetMessage(null).StartsWith("S3 has no", StringComparison.Ordinal)))
        {
            IReadOnlyList<CodeAction> offers = await project.Offers(finding);
            if (offers.Count > 0)
            {
                using FixProject after = await project.Apply(offers[^1]);
                return after.Text.ToString();
            }
        }

        return null;
    }
}
