using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Pipes;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace CorsGen.Build;

/// <summary>
/// Answers the commands of MutationScore, a line each: <c>cover</c> runs every test once, without a mutant, and says
/// what each covers; <c>run M T T …</c> runs tests with mutant M until one fails.
/// </summary>
internal static class Worker
{
    /// <summary>The variable with the name of the pipe, without which the process is not a worker.</summary>
    public const string PipeVariable = "CORSGEN_MUTATION_PIPE";

    /// <summary>The variable with the name of the assembly that has the mutants.</summary>
    public const string MutatedVariable = "CORSGEN_MUTATION_ASSEMBLY";

    /// <summary>The variable with the names of classes whose tests don't run, separated by spaces.</summary>
    public const string SlowTestsVariable = "CORSGEN_MUTATION_SLOW_TESTS";

    public static async Task RunAsync(string pipeName)
    {
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous);
        await pipe.ConnectAsync();
        using var reader = new StreamReader(pipe);
        await using var writer = new StreamWriter(pipe) { AutoFlush = true };

        // What tests print is of no interest here, and a full pipe would stop them.
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        var control = new MutantControl(Environment.GetEnvironmentVariable(MutatedVariable)!);
        IReadOnlyList<TestCase> tests = await TestCase.FindAllAsync(
            Assembly.Load(Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs()[0])),
            Environment.GetEnvironmentVariable(SlowTestsVariable)!.Split(' '));
        while (await reader.ReadLineAsync() is { } command)
        {
            string[] words = command.Split(' ');
            if (words[0] == "cover")
            {
                await CoverAsync(tests, control, writer);
            }
            else
            {
                control.Activate(Number(words[1]));
                await writer.WriteLineAsync(await FindFailureAsync(tests, words.Skip(2)) ?? "passed");
            }
        }
    }

    private static async Task CoverAsync(IReadOnlyList<TestCase> tests, MutantControl control, StreamWriter writer)
    {
        for (int i = 0; i < tests.Count; i++)
        {
            control.StartCoverage();
            long start = Stopwatch.GetTimestamp();
            string? failure = await tests[i].RunAsync();
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            (IEnumerable<int> covered, IEnumerable<int> once) = control.StopCoverage();
            await writer.WriteLineAsync(string.Join('\t',
                i.ToString(CultureInfo.InvariantCulture),
                tests[i].Name,
                milliseconds.ToString("0", CultureInfo.InvariantCulture),
                failure ?? "",
                string.Join(' ', covered.Distinct()),
                string.Join(' ', once.Distinct())));
        }

        await writer.WriteLineAsync("end");
    }

    private static async Task<string?> FindFailureAsync(IReadOnlyList<TestCase> tests, IEnumerable<string> indices)
    {
        foreach (string index in indices)
        {
            TestCase test = tests[Number(index)];
            if (await test.RunAsync() is { } failure)
            {
                return $"failed {index} {test.Name}: {failure}";
            }
        }

        return null;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
