using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CorsGen.Fuzzing.Engine;
using CorsGen.Tests.Tool;

namespace CorsGen.Tests.Fuzzing;

/// <summary>The program runs, instrumented, and each target handles what it tries.</summary>
public sealed partial class FuzzingProgramTests(ITestOutputHelper output)
{
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "CorsGen.Fuzzing.dll");

    [Fact]
    public async Task A_short_run_reaches_much_and_nothing_fails()
    {
        using var corpus = new TemporaryFolder();

        ToolRun run = await ToolProcess.RunProgram(
            corpus.Path,
            BuildUnderTest.DotnetHost,
            s_program,
            "--seed",
            "1",
            "--iterations",
            "600",
            "--corpus",
            corpus.Path);

        output.WriteLine(run.Output);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("--seed 1 repeats it", run.Output, StringComparison.Ordinal);
        Match[] last = [.. Progress().Matches(run.Output).TakeLast(FuzzSession.Targets.Count)];
        Assert.Equal(FuzzSession.Targets.Keys, last.Select(line => line.Groups[1].Value));

        // Only instrumented code counts branches, and only new ones let an input be kept.
        Assert.All(
            last, line => Assert.InRange(int.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture), 500, 65_536));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(corpus.Path, "documents")));
    }

    [Fact]
    public async Task An_unknown_target_is_refused()
    {
        using var folder = new TemporaryFolder();

        ToolRun run = await ToolProcess.RunProgram(
            folder.Path, BuildUnderTest.DotnetHost, s_program, "--target", "nothing");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'nothing'", run.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\S+ (\w+): \d+ inputs, \d+ of them kept, (\d+) branches", RegexOptions.Multiline)]
    private static partial Regex Progress();
}
