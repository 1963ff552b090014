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
    // Made-up input must be the same for all mutants, and little: the tests are repeated for each.
    private const string Seed = "1";
    private const string Percent = "2";

    // Stryker's assembly asks the variable that this one names which mutant it is to be.
    private const string MutantVariableName = "STRYKER_MUTANT_ID_CONTROL_VAR";

    // As a literal of C# is held in an assembly.
    private static readonly byte[] s_markOfMutants = Encoding.Unicode.GetBytes(MutantVariableName);

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    /// <summary>Runs Stryker, which prints what it does.</summary>
    /// <param name="configuration">The path of its configuration.</param>
    /// <param name="assembly">The path of the assembly that it mutates, and puts back when it ends.</param>
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

    /// <summary>Runs tests, in a process of their own, with one mutant of the assembly that is there.</summary>
    /// <returns>Whether they pass, in time.</returns>
    public async Task<bool> PassWithAsync(string mutantId, string filter)
    {
        using Process process = Start(["test", "--no-build", "--filter", filter, "--", "xUnit.StopOnFail=true"], mutantId, isSilent: true);
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
