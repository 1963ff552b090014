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
/// Answers the commands of MutationScore, a line each: <c>cover P N</c> runs part P of N of the tests, without a
/// mutant, and says what each covers and how long it takes; <c>run M T T …</c> runs tests with mutant M until one
/// fails.
/// </summary>
internal static class Worker
{
    /// <summary>The variable with the name of the pipe, without which the process is not a worker.</summary>
    public const string PipeVariable = "CORSGEN_MUTATION_PIPE";

    /// <summary>The variable with the name of the assembly that has the mutants.</summary>
    public const string MutatedVariable = "CORSGEN_MUTATION_ASSEMBLY";

    /// <summary>
    /// The variable with the mutant that takes effect from the start: to find the tests already executes code that runs
    /// once in a process.
    /// </summary>
    public const string MutantVariable = "CORSGEN_MUTATION_MUTANT";

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
        int mutant = Number(Environment.GetEnvironmentVariable(MutantVariable)!);
        var control = new MutantControl(Environment.GetEnvironmentVariable(MutatedVariable)!, mutant);
        if (mutant < 0)
        {
            control.StartCoverage();
        }

        IReadOnlyList<TestCase> tests = await TestCase.FindAllAsync(
            Assembly.Load(Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs()[0])),
            Environment.GetEnvironmentVariable(SlowTestsVariable)!.Split(' '));
        (_, IEnumerable<int> once) = control.StopCoverage();
        while (await reader.ReadLineAsync() is { } command)
        {
            string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "cover")
            {
                await writer.WriteLineAsync($"-1\tto find the tests\t0\t\t\t{string.Join(' ', once.Distinct())}");
                await CoverAsync(tests, Number(words[1]), Number(words[2]), control, writer);
            }
            else
            {
                control.Activate(Number(words[1]));
                await writer.WriteLineAsync(await FindFailureAsync(tests, words.Skip(2)) ?? "passed");
            }
        }
    }

    private static async Task CoverAsync(
        IReadOnlyList<TestCase> tests, int part, int parts, MutantControl control, StreamWriter writer)
    {
        for (int i = part; i < tests.Count; i += parts)
        {
            control.StartCoverage();
            string? failure = await tests[i].RunAsync();
            (IEnumerable<int> covered, IEnumerable<int> once) = control.StopCoverage();

            // Again, because a test is many times slower while it is watched.
            long start = Stopwatch.GetTimestamp();
            failure ??= await tests[i].RunAsync();
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
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
