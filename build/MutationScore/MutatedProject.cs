using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace CorsGen.Build;

/// <summary>A project, the tests that have to notice its mutants, and a test that Stryker runs.</summary>
/// <param name="Root">The repository's folder.</param>
/// <param name="Name">The project's name.</param>
/// <param name="TestsName">The name of the project of the tests.</param>
/// <param name="Framework">The framework for which the tests use the project.</param>
/// <param name="QuickTest">A quick test that executes little of the project's code.</param>
/// <param name="SlowTests">Classes of tests that take too long to be repeated.</param>
internal sealed record MutatedProject(
    string Root, string Name, string TestsName, string Framework, string QuickTest, string SlowTests)
{
    // Names a variable that the mutated assembly looks up, as an assembly stores a C# literal.
    private static readonly byte[] s_markOfMutants = Encoding.Unicode.GetBytes("STRYKER_MUTANT_ID_CONTROL_VAR");

    /// <summary>The assembly of the tests.</summary>
    public string TestAssembly => Path.Combine(Binaries, TestsName + ".dll");

    /// <summary>The assembly that is mutated, as the tests load it.</summary>
    public string Assembly => Path.Combine(Binaries, Name + ".dll");

    // The others build their policies with the generator, which then has to be in one assembly.
    private bool HasOneCompiler => TestsName == "CorsGen.Tests";

    private string Tests => Path.Combine(Root, "tests", TestsName);

    private string Binaries => Path.Combine(Tests, "bin", "Debug", "net10.0");

    /// <summary>
    /// Lets Stryker mutate the project. Its own test runner isn't used: it runs all tests that execute a mutant, even
    /// when one has failed, which takes many hours here.
    /// </summary>
    /// <returns>The mutants, and the assembly that has them; null if Stryker failed.</returns>
    public async Task<(List<Mutant> Mutants, byte[] Assembly)?> MutateAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "stryker", "--project", Name + ".csproj", "--target-framework", Framework, "--test-runner", "mtp",
                "--test-case-filter", "FullyQualifiedName~" + QuickTest, "--reporter", "json", "--concurrency", "2",
            ])
        {
            WorkingDirectory = Tests,
        };
        if (HasOneCompiler)
        {
            start.Environment["CustomBeforeMicrosoftCommonTargets"] =
                Path.Combine(Root, "build", "MutationScore", "OneCompiler.targets");
        }

        using Process process = Process.Start(start)!;

        // Stryker restores the assembly when it ends.
        byte[]? mutated = null;
        DateTime seen = default;
        while (!process.HasExited)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            if (File.Exists(Assembly) && File.GetLastWriteTimeUtc(Assembly) is var written && written != seen)
            {
                byte[] bytes = await File.ReadAllBytesAsync(Assembly);
                seen = written;
                mutated = bytes.AsSpan().IndexOf(s_markOfMutants) >= 0 ? bytes : mutated;
            }
        }

        if (process.ExitCode != 0 || mutated is null)
        {
            return null;
        }

        string report = Directory.GetFiles(
            Path.Combine(Tests, "StrykerOutput"), "mutation-report.json", SearchOption.AllDirectories)
            .MaxBy(File.GetLastWriteTimeUtc)!;
        return (StrykerReport.Read(report, Path.Combine(Root, "src", Name)), mutated);
    }
}
