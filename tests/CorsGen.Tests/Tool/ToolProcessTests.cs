using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Threading.Tasks;

namespace CorsGen.Tests.Tool;

/// <summary>The command among other programs: pipes, terminals, links and permissions.</summary>
public class ToolProcessTests
{
    private const string Wrong = """[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["put"] }]""";

    private const string Right = """[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET"] }]""";

    // .NET also sets a terminal up, which isn't a matter of colour.
    private const string Coloured = "\\x1b\\[[0-9;]*m";

    /// <summary>As <c>aws s3api get-bucket-cors</c> prints it.</summary>
    private const string FromAws = """
        {
            "CORSRules": [
                {
                    "AllowedHeaders": [
                        "*"
                    ],
                    "AllowedMethods": [
                        "GET"
                    ],
                    "AllowedOrigins": [
                        "https://app.example.com"
                    ]
                }
            ]
        }

        """;

    [Fact]
    public async Task A_pipe_that_is_closed_at_its_other_end_is_no_failure()
    {
        using var folder = new TemporaryFolder();
        string origins = string.Join(", ", Enumerable.Repeat("\"https://app.example.com/\"", 10_000));
        folder.Write("cors.json", Right.Replace("\"https://app.example.com\"", origins, StringComparison.Ordinal));

        using Process process = ToolProcess.Start(folder.Path, "check", "cors.json");
        string? first = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.Close();
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("cors.json:1:", first);
        Assert.Equal("", error);
        Assert.InRange(process.ExitCode, 0, 1);
    }

    [Fact]
    public async Task A_standard_input_that_never_ends_is_not_waited_for()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cors.json", Wrong);
        foreach (string[] arguments in (string[][])
            [
                ["check"], ["check", "cors.json"], ["show", "cors.json"], ["fix", "cors.json", "--dry-run"],
                ["convert", "cors.json"],
                ["explain", "cors.json", "--origin", "https://app.example.com"], ["test", "cors.json"], ["--help"],
            ])
        {
            // The pipe stays open until the process has ended.
            using Process process = ToolProcess.Start(folder.Path, arguments);
            ToolRun run = await ToolProcess.End(process);
            Assert.NotEqual("", run.Output + run.Error);
        }
    }

    [Fact]
    public async Task What_AWS_prints_is_checked_as_it_stands()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(
            new ToolRun(0, "1 file: no findings\n", ""), await ToolProcess.Run(folder.Path, FromAws, "check", "-"));
        ToolRun wrong =
            await ToolProcess.Run(folder.Path, FromAws.Replace("GET", "get", StringComparison.Ordinal), "check", "-");
        Assert.StartsWith("stdin:8:18: error CORS005: ", wrong.Output);
        Assert.Equal((1, ""), (wrong.ExitCode, wrong.Error));
    }

    [Fact]
    public async Task Spaces_and_letters_of_any_language_in_a_path_stay()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ä b/日本 😀.cors.json", Wrong);

        ToolRun run = await ToolProcess.Run(folder.Path, "", "check", "ä b/日本 😀.cors.json");

        Assert.StartsWith("ä b/日本 😀.cors.json:1:71: error CORS005: ", run.Output);
        Assert.Equal(run, await ToolProcess.Run(folder.Path, "", "check"));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public async Task For_a_program_there_is_not_a_byte_beside_the_document(string format)
    {
        using var folder = new TemporaryFolder();
        folder.Write("cors.json", Wrong);

        ToolRun run = await ToolProcess.Run(folder.Path, "", "check", "cors.json", "missing.json", "--format", format);

        Assert.StartsWith("{", run.Output);
        Assert.EndsWith("}", run.Output.TrimEnd('\r', '\n'));
        Assert.Equal(JsonValueKind.Object, run.Json().ValueKind);
        Assert.Equal(
            (2, "corsgen: cannot read 'missing.json': there is no such file"), (run.ExitCode, run.Error.TrimEnd()));
    }

    [Fact]
    public async Task Colours_are_for_terminals_that_show_them()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cors.json", Wrong);

        Assert.DoesNotContain('\x1b', (await ToolProcess.Run(folder.Path, "", "check")).Output);
        Assert.SkipUnless(
            File.Exists("/usr/bin/script"),
            "Colours were only tested without a terminal: that needs 'script' of util-linux.");
        string command = string.Join(' ', ToolProcess.Command.Select(part => $"'{part}'")) + " check";
        Assert.Contains("\x1b[1;31merror CORS005:\x1b[0m", await InTerminal(command));
        Assert.Contains("\x1b[1;31merror CORS005:\x1b[0m", await InTerminal("NO_COLOR= " + command));
        Assert.DoesNotMatch(Coloured, await InTerminal("NO_COLOR=1 " + command));
        Assert.DoesNotMatch(Coloured, await InTerminal("TERM=dumb " + command));
        Assert.DoesNotMatch(Coloured, await InTerminal(command + " --format json"));
        Assert.DoesNotMatch(Coloured, await InTerminal(command + " | cat"));

        async Task<string> InTerminal(string line) =>
            (await ToolProcess.RunProgram(folder.Path, "/usr/bin/script", "-q", "-e", "-c", line, "/dev/null")).Output;
    }

    [Fact]
    public async Task A_file_may_be_a_pipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes have no path on Windows.");
        using var folder = new TemporaryFolder();
        folder.Write("wrong", Wrong);
        string command = string.Join(' ', ToolProcess.Command.Select(part => $"'{part}'"));

        ToolRun run = await ToolProcess.RunProgram(
            folder.Path, "sh", "-c", $"mkfifo p && (cat wrong > p &) && exec {command} check p");

        Assert.StartsWith("p:1:71: error CORS005: ", run.Output);
    }

    [Fact]
    public void Links_that_lead_back_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        using var folder = new TemporaryFolder();
        folder.Write("a/cors.json", Right);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "a", "back"), folder.Path);
        Assert.Equal(new ToolRun(0, "1 file: no findings\n", ""), ToolRun.Of("check", folder.Path));

        // A link to itself, one to nothing, and one to a file, which is a file.
        File.CreateSymbolicLink(Path.Combine(folder.Path, "loop.cors.json"), "loop.cors.json");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "nothing.cors.json"), "missing.json");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "other.cors.json"), "a/cors.json");
        ToolRun run = ToolRun.Of("check", folder.Path);
        Assert.Equal((2, "2 files: no findings\n"), (run.ExitCode, run.Output));
        Assert.Equal(2, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"corsgen: cannot read '{Path.Combine(folder.Path, "loop.cors.json")}': ", run.Error);
        Assert.Contains(
            $"corsgen: cannot read '{Path.Combine(folder.Path, "nothing.cors.json")}': there is no such file\n",
            run.Error);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task What_may_not_be_read_is_named_and_the_rest_is_checked()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Permissions are set otherwise on Windows.");
        Assert.SkipWhen(
            Environment.IsPrivilegedProcess && !File.Exists("/usr/bin/setpriv"),
            "Permissions don't apply to the administrator: run the tests as another user, or install 'setpriv' of " +
            "util-linux.");
        using var folder = new TemporaryFolder();
        File.SetUnixFileMode(folder.Write("a.cors.json", Right), UnixFileMode.None);
        folder.Write("b.cors.json", Right);
        folder.Write("closed/cors.json", Right);
        folder.Write("open/cors.json", Wrong);
        string closed = Path.Combine(folder.Path, "closed");
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            ToolRun run = await ToolProcess.RunAsNobody(folder, "check");

            Assert.Equal(2, run.ExitCode);
            Assert.Equal(
                "corsgen: cannot read the folder './closed': access is denied\ncorsgen: cannot read 'a.cors.json': " +
                "access is denied\n", run.Error);
            Assert.StartsWith("open/cors.json:1:71: error CORS005: ", run.Output);
            Assert.EndsWith("2 files: 1 error; 'corsgen fix' can fix it\n", run.Output);

            // All are read before one is written, and what may not be written stays.
            ToolRun fix = await ToolProcess.RunAsNobody(folder, "fix", ".");
            Assert.Equal((2, ""), (fix.ExitCode, fix.Output));
            File.SetUnixFileMode(
                Path.Combine(folder.Path, "open", "cors.json"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
            ToolRun write = await ToolProcess.RunAsNobody(folder, "fix", "open/cors.json");
            Assert.Equal(
                (2, "corsgen: cannot write 'open/cors.json': access is denied\n"), (write.ExitCode, write.Error));
            Assert.Equal(
                Wrong,
                await File.ReadAllTextAsync(
                    Path.Combine(folder.Path, "open", "cors.json"), TestContext.Current.CancellationToken));
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
