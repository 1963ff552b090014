using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace CorsGen.Tests.Tool;

public class CheckCommandTests
{
    private const string Wrong = """
        [
          {
            "AllowedOrigins": ["https://app.example.com"],
            "AllowedMethods": ["GET", "put"]
          }
        ]
        """;

    private const string Right = """[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET"] }]""";

    private const string Advised =
        """[{ "AllowedOrigins": ["https://app.example.com/"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 9000 }]""";

    [Fact]
    public void An_error_is_shown_as_compilers_show_it_with_its_characters_underlined()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cors.json", Wrong);

        ToolRun run = ToolRun.Of("check", path);

        Assert.Equal(
            $"""
            {path}:4:32: error CORS005: Methods are case-sensitive and exact; write 'PUT' for 'put'
               4 |     "AllowedMethods": ["GET", "put"]
                 |                                ^~~
            1 file: 1 error; 'corsgen fix' can fix it

            """,
            run.Output);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_file_without_findings_is_fine()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(
            new ToolRun(0, "1 file: no findings\n", ""), ToolRun.Of("check", folder.Write("cors.json", Right)));
    }

    [Fact]
    public void The_standard_input_is_read_where_it_is_asked_for()
    {
        ToolRun run = ToolRun.WithInput(
            """{ "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }] }""", "check", "-");

        Assert.Equal(new ToolRun(0, "1 file: no findings\n", ""), run);
        Assert.StartsWith("stdin:4:32: error CORS005", ToolRun.WithInput(Wrong, "check", "-").Output);
    }

    [Fact]
    public void Advice_does_not_fail_unless_it_is_to()
    {
        Assert.Equal(0, ToolRun.WithInput(Advised, "check", "-").ExitCode);
        Assert.Equal(1, ToolRun.WithInput(Advised, "check", "-", "--warnings-as-errors").ExitCode);
        Assert.Equal(
            0, ToolRun.WithInput(Advised, "check", "-", "--warnings-as-errors", "--no-warn", "CORS101").ExitCode);
        Assert.Equal(
            new ToolRun(0, "1 file: no findings\n", ""),
            ToolRun.WithInput(Advised, "check", "-", "--no-warn", "CORS101,cors110"));
    }

    [Theory]
    [InlineData("CORS005", "corsgen: CORS005 is an error, which --no-warn cannot leave out\n")]
    [InlineData("CORS999", "corsgen: there is no advice 'CORS999' for --no-warn; the IDs are CORS101 and higher\n")]
    public void An_error_cannot_be_left_out(string id, string message) =>
        Assert.Equal(new ToolRun(2, "", message), ToolRun.WithInput(Right, "check", "-", "--no-warn", id));

    [Fact]
    public void The_profile_is_chosen()
    {
        string patch = Right.Replace("GET", "PATCH", StringComparison.Ordinal);

        Assert.Equal(1, ToolRun.WithInput(patch, "check", "-").ExitCode);
        Assert.Equal(0, ToolRun.WithInput(patch, "check", "-", "--profile", "web").ExitCode);
    }

    [Fact]
    public void A_folder_means_every_policy_file_in_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cors.json", Right);
        folder.Write("a folder/ü.cors.json", Wrong);
        folder.Write("a folder/other.json", "not JSON");
        folder.Write("bin/cors.json", "not JSON");
        folder.Write("node_modules/x/cors.json", "not JSON");
        folder.Write(".hidden/cors.json", "not JSON");

        ToolRun run = ToolRun.Of("check", folder.Path);

        Assert.StartsWith(Path.Combine(folder.Path, "a folder", "ü.cors.json") + ":4:32: error", run.Output);
        Assert.EndsWith("2 files: 1 error; 'corsgen fix' can fix it\n", run.Output);
    }

    [Fact]
    public void What_cannot_be_read_is_an_error_of_its_own_and_the_other_files_are_checked()
    {
        using var folder = new TemporaryFolder();
        string missing = Path.Combine(folder.Path, "cors.json");
        string right = folder.Write("right.cors.json", Right);

        Assert.Equal(
            new ToolRun(2, "1 file: no findings\n", $"corsgen: cannot read '{missing}': there is no such file\n"),
            ToolRun.Of("check", missing, right));
        Assert.Equal(
            new ToolRun(2, "", $"corsgen: cannot read '{missing}': there is no such file\n"),
            ToolRun.Of("check", missing));

        string empty = Directory.CreateDirectory(Path.Combine(folder.Path, "empty")).FullName;
        Assert.Equal(
            $"corsgen: there is no CORS file in '{empty}': a folder's are cors.json, cors.xml, *.cors.json and " +
            "*.cors.xml\n",
            ToolRun.Of("check", empty).Error);
    }

    [Fact]
    public void A_huge_file_is_not_read_to_its_end()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cors.json", "[");
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(100 * 1024 * 1024);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        ToolRun run = ToolRun.Of("check", path);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"corsgen: '{path}' has more than 16 MB, and isn't a CORS configuration; check the path\n", run.Error);

        // A pipe doesn't say how much is to come.
        ToolRun piped = ToolRun.WithInput(new string('[', 17 * 1024 * 1024), "check", "-");
        Assert.Equal(2, piped.ExitCode);
        Assert.Equal(
            "corsgen: the standard input has more than 16 MB, and isn't a CORS configuration; check the path\n",
            piped.Error);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("utf-8", false)]
    public void The_encoding_does_not_matter(string name, bool hasMark)
    {
        using var folder = new TemporaryFolder();
        var encoding = Encoding.GetEncoding(name);
        byte[] mark = hasMark ? encoding.GetPreamble() : [];

        ToolRun run =
            ToolRun.Of("check", folder.Write("cors.json", [.. mark, .. encoding.GetBytes(Wrong)]), "--format", "json");

        Assert.StartsWith("CORS005 error 4,32-4,35 ", Assert.Single(run.Findings()));
    }

    [Fact]
    public void A_terminal_does_not_obey_what_a_file_holds()
    {
        ToolRun run =
            ToolRun.WithInput(Wrong.Replace("\"put\"", "\"\x1b[2J\u202Eput\"", StringComparison.Ordinal), "check", "-");

        Assert.DoesNotContain('\x1b', run.Output);
        Assert.DoesNotContain('\u202E', run.Output);
    }

    [Fact]
    public void Of_a_long_line_the_part_is_shown_that_matters()
    {
        string line = Right.Replace("GET", "put", StringComparison.Ordinal)
            .Replace(
                "\"https",
                string.Concat(Enumerable.Repeat("\"https://a.example\", ", 100)) + "\"https",
                StringComparison.Ordinal);

        string[] lines = ToolRun.WithInput(line, "check", "-").Output.Split('\n');

        Assert.InRange(lines[1].Length, 50, 120);
        Assert.Equal("put", lines[1].Substring(lines[2].IndexOf('^', StringComparison.Ordinal), 3));
    }

    [Fact]
    public void GitHub_gets_a_command_for_each_finding()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a,b%.cors.json", Wrong);

        ToolRun run = ToolRun.Of("check", path, "--format", "github");

        string file = path.Replace("%", "%25", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
        Assert.Equal(
            $"::error file={file},line=4,endLine=4,col=32,endColumn=35,title=CORS005::"
            + "Methods are case-sensitive and exact; write 'PUT' for 'put'\n",
            run.Output);
        Assert.StartsWith(
            "::notice ", ToolRun.WithInput(Advised, "check", "-", "--format", "github", "--no-warn", "CORS101").Output);
    }

    [Fact]
    public void SARIF_has_a_rule_for_each_result()
    {
        using var folder = new TemporaryFolder();

        JsonElement sarif = ToolRun.Of("check", folder.Write("cors.json", Wrong), "--format", "sarif").Json();

        Assert.Equal("2.1.0", sarif.GetProperty("version").GetString());
        JsonElement run = Assert.Single(sarif.GetProperty("runs").EnumerateArray());
        JsonElement result = Assert.Single(run.GetProperty("results").EnumerateArray());
        JsonElement rule = run.GetProperty("tool")
            .GetProperty("driver")
            .GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal("CORS005", rule.GetProperty("id").GetString());
        Assert.Equal("CORS005", result.GetProperty("ruleId").GetString());
        Assert.Equal("error", result.GetProperty("level").GetString());
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.StartsWith("file:///", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(
            "4,32-4,35",
            $"{Number("startLine")},{Number("startColumn")}-{Number("endLine")},{Number("endColumn")}");

        int Number(string name) => place.GetProperty("region").GetProperty(name).GetInt32();
    }

    [Theory]
    [InlineData("chek")]
    [InlineData("check", "--format", "yaml")]
    [InlineData("check", "--profile", "azure")]
    [InlineData("check", "--nowarn")]
    [InlineData("explain", "cors.json")]
    [InlineData("show")]
    [InlineData("fix")]
    public void Wrong_usage_says_where_the_help_is(params string[] arguments)
    {
        ToolRun run = ToolRun.Of(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Matches("^(corsgen: .*\n)+corsgen: see 'corsgen.* --help'\n$", run.Error);
    }

    [Theory]
    [InlineData("there is no command 'chek'; did you mean 'check'?", "chek")]
    [InlineData("there is no command 'help'", "help")]
    [InlineData("there is no option '--fix'; did you mean 'fix'?", "--fix")]
    [InlineData("there is no option '--fromat'; did you mean '--format'?", "check", "--fromat")]
    [InlineData("there is no option '-x'; a file of this name is './-x'", "check", "-x")]
    [InlineData("a path is empty; name a file", "check", "")]
    [InlineData("cannot read '.': it is a folder; name a file in it", "show", ".")]
    [InlineData(
        "--expect tests a file and --write writes one; use one of the two",
        "test",
        "cors.json",
        "--expect",
        "a",
        "--write",
        "b")]
    [InlineData("the standard input has no file of expectations beside it; name one with --expect", "test", "-")]
    public void Wrong_usage_is_named(string message, params string[] arguments)
    {
        ToolRun run = ToolRun.Of(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"corsgen: {message}\n", run.Error);
    }

    [Fact]
    public void A_file_that_is_named_twice_is_checked_once()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cors.json", Right);

        Assert.Equal(
            "1 file: no findings\n",
            ToolRun.Of("check", path, Path.Combine(folder.Path, ".", "cors.json"), folder.Path).Output);
    }

    [Theory]
    [InlineData]
    [InlineData("check")]
    [InlineData("explain")]
    [InlineData("show")]
    [InlineData("test")]
    [InlineData("fix")]
    [InlineData("convert")]
    public void The_help_states_the_exit_codes(params string[] verb)
    {
        ToolRun run = ToolRun.Of([.. verb, "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Exit codes:\n  0  ", run.Output);
        Assert.Contains("up to 16 MB", run.Output);
    }
}
