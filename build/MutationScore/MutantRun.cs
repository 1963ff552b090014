using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace CorsGen.Build;

/// <summary>Runs the tests with each of some mutants, in two processes.</summary>
internal sealed class MutantRun(MutatedProject project, Coverage coverage)
{
    /// <summary>How many processes there are.</summary>
    public const int Processes = 2;

    private const string Passed = "passed";

    // What tests may take with a mutant: many times what they take without, and the time to start a process.
    private const int Patience = 5;
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(5);

    private readonly ConcurrentBag<Mutant> _survivors = [];

    /// <summary>Runs them.</summary>
    /// <returns>The mutants that no test notices.</returns>
    public async Task<IReadOnlyCollection<Mutant>> RunAsync(IReadOnlyCollection<Mutant> mutants)
    {
        var queue = new ConcurrentQueue<Mutant>(mutants);
        await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => Task.Run(() => RunQueueAsync(queue, mutants))));
        return _survivors;
    }

    private async Task RunQueueAsync(ConcurrentQueue<Mutant> queue, IReadOnlyCollection<Mutant> all)
    {
        WorkerProcess worker = await WorkerProcess.StartAsync(project);
        while (queue.TryDequeue(out Mutant? mutant))
        {
            if (queue.Count % 100 == 0)
            {
                Console.WriteLine($"{DateTime.Now:HH:mm:ss} {all.Count - queue.Count} of {all.Count}, {_survivors.Count} survive.");
            }

            Coverage.TestList tests = coverage.TestsFor(mutant.Id);
            bool isNoticed = false;
            if (tests.Indices.Count > 0)
            {
                string? answer = await RunAsync(worker, mutant.Id, tests);
                isNoticed = answer != Passed;
                if (answer is null || (isNoticed && !await PassesAsync(worker, answer)))
                {
                    worker.Dispose();
                    worker = await WorkerProcess.StartAsync(project);
                    isNoticed = answer is null || await RunAsync(worker, mutant.Id, tests) != Passed;
                }
            }

            if (!isNoticed && coverage.RunsOnce(mutant.Id))
            {
                Coverage.TestList near = coverage.TestsNear(mutant, all);
                using WorkerProcess single = await WorkerProcess.StartAsync(project, mutant.Id);
                isNoticed = await RunAsync(single, mutant.Id, near) != Passed;
            }

            if (!isNoticed)
            {
                _survivors.Add(mutant);
                Console.WriteLine($"{mutant.File}({mutant.Line}): {mutant.Original} => {mutant.Replacement}");
            }
        }

        worker.Dispose();
    }

    // Whether the test that failed passes again without the mutant. It doesn't if that left something wrong behind, and
    // then the next mutants would seem to be noticed.
    private static async Task<bool> PassesAsync(WorkerProcess worker, string failure)
    {
        int test = int.Parse(failure.Split(' ')[1], CultureInfo.InvariantCulture);
        return await RunAsync(worker, Mutant.None, new Coverage.TestList([test], s_start)) == Passed;
    }

    private static async Task<string?> RunAsync(WorkerProcess worker, int mutant, Coverage.TestList tests)
    {
        await worker.SendAsync($"run {mutant} {string.Join(' ', tests.Indices)}");
        return await worker.ReadAsync(s_start + (Patience * tests.Time));
    }
}
