using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CorsGen.Build;

/// <summary>Runs <c>dotnet</c> in the folder of the tests.</summary>
/// <param name="folder">The folder of the tests.</param>
internal sealed class TestCommand(string folder)
{
    // Random input must be the same for all mutants, and small, because the tests run for each mutant.
    private const string Seed = "1";
    private const string Percent = "2";

    // Names the variable in which Stryker's assembly looks up the active mutant.
    private const string MutantVariableName = "STRYKER_MUTANT_ID_CONTROL_VAR";

    // As an assembly stores a C# literal.
    private static readonly byte[] s_markOfMutants = Encoding.Unicode.GetBytes(MutantVariableName);

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    /// <summary>Runs Stryker, which prints its progress.</summary>
    /// <param name="configuration">The path of its configuration.</param>
    /// <param name="assembly">The path of the assembly that it mutates, and restores when it ends.</param>
    /// <returns>The mutated assembly; null if Stryker failed.</returns>
    public async Task<byte[]?> RunStrykerAsync(string configuration, string assembly)
    {
        using Process process = Start(["stryker", "--config-file", configuration], mutantId: null, isSilent: false);
        byte[]? mutated = null;
        DateTime seen = default;
        while (!process.HasExited)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            if (File.Exists(assembly) && File.GetLastWriteTimeUtc(assembly) is var written && written != seen)
            {
                byte[] bytes = await File.ReadAllBytesAsync(assembly);
                seen = written;
                mutated = bytes.AsSpan().IndexOf(s_markOfMutants) >= 0 ? bytes : mutated;
            }
        }

        return process.ExitCode == 0 ? mutated : null;
    }

    /// <summary>Runs the tests in a new process, with one mutant of the existing assembly.</summary>
    /// <returns>Whether they pass in time.</returns>
    public async Task<bool> PassWithAsync(string mutantId, string filter)
    {
        using Process process =
            Start(["test", "--no-build", "--filter", filter, "--", "xUnit.StopOnFail=true"], mutantId, isSilent: true);
        using var timeout = new CancellationTokenSource(s_longest);
        Task output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return false;
        }

        await Task.WhenAll(output, errors);
        return process.ExitCode == 0;
    }

    private Process Start(string[] arguments, string? mutantId, bool isSilent)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = isSilent,
            RedirectStandardError = isSilent,
        };
        start.Environment["CORSGEN_TEST_SEED"] = Seed;
        start.Environment["CORSGEN_TEST_PERCENT"] = Percent;
        if (mutantId is not null)
        {
            start.Environment[MutantVariableName] = "CORSGEN_MUTANT";
            start.Environment["CORSGEN_MUTANT"] = mutantId;
        }

        return Process.Start(start)!;
    }
}
