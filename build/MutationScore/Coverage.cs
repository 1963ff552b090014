using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CorsGen.Build;

/// <summary>Which tests execute the code of a mutant, the quickest first.</summary>
/// <param name="processes">How many processes ran the tests: what runs once is executed by a test in each.</param>
internal sealed class Coverage(int processes)
{
    // What executes a mutant before any test starts: to find the tests does.
    private const int BeforeTests = -1;

    // A test that takes longer would take most of the time of a run.
    private const int LongestTest = 5000;

    // For one mutant, in milliseconds: what the tests take without it. A mutant that these don't notice survives.
    private const int LongestRun = 20000;

    private static readonly TimeSpan s_longestUnmutated = TimeSpan.FromMinutes(5);

    private readonly Dictionary<int, List<Test>> _byMutant = [];
    private readonly HashSet<int> _once = [];

    /// <summary>Tests that don't count: they fail without a mutant, or take too long.</summary>
    public List<string> LeftOut { get; } = [];

    /// <summary>The number of tests that count.</summary>
    public int Count { get; private set; }

    /// <summary>Runs every test once, in several processes.</summary>
    /// <returns>Null if one of them doesn't end.</returns>
    public static async Task<Coverage?> ReadAsync(MutatedProject project, int processes)
    {
        string[]?[] parts = await Task.WhenAll(
            Enumerable.Range(0, processes).Select(part => Task.Run(() => ReadPartAsync(project, part, processes))));
        if (parts.Contains(null))
        {
            return null;
        }

        var coverage = new Coverage(processes);
        foreach (string line in parts.SelectMany(part => part!))
        {
            coverage.Add(line.Split('\t'));
        }

        foreach (List<Test> tests in coverage._byMutant.Values)
        {
            tests.Sort((left, right) => left.Milliseconds.CompareTo(right.Milliseconds));
        }

        return coverage;
    }

    /// <summary>
    /// Whether the code of a mutant may run once in a process, so that only a new process can show its effect.
    /// </summary>
    public bool RunsOnce(int mutant) => _once.Contains(mutant) || TestsOf(mutant).Count <= processes;

    /// <summary>The tests that execute a mutant, the quickest first.</summary>
    public TestList TestsFor(int mutant) => Affordable(TestsOf(mutant));

    /// <summary>
    /// The tests that execute any mutant of a folder, for a mutant of its code that runs once: of the tests that its
    /// effect shows in, only the first executes it. Those that execute its file come first, and of these those that are
    /// named like it or its folder.
    /// </summary>
    public TestList TestsNear(Mutant mutant, IReadOnlyCollection<Mutant> folder)
    {
        string[] names = [Path.GetFileNameWithoutExtension(mutant.File), mutant.Folder];
        return Affordable(folder.GroupBy(other => other.File == mutant.File)
            .OrderByDescending(part => part.Key)
            .SelectMany(part => part.SelectMany(other => TestsOf(other.Id))
                .Distinct()
                .OrderByDescending(test => names.Max(
                    name => test.Name.Zip(name).TakeWhile(pair => pair.First == pair.Second).Count()))
                .ThenBy(test => test.Milliseconds))
            .Distinct());
    }

    private static async Task<string[]?> ReadPartAsync(MutatedProject project, int part, int parts)
    {
        using WorkerProcess worker = await WorkerProcess.StartAsync(project);
        await worker.SendAsync($"cover {part} {parts}");
        var lines = new List<string>();
        while (await worker.ReadAsync(s_longestUnmutated) is { } line)
        {
            if (line == "end")
            {
                return [.. lines];
            }

            lines.Add(line);
        }

        return null;
    }

    private List<Test> TestsOf(int mutant) => _byMutant.TryGetValue(mutant, out List<Test>? tests) ? tests : [];

    private void Add(string[] fields)
    {
        _once.UnionWith(Numbers(fields[5]));
        var test = new Test(Number(fields[0]), fields[1], Number(fields[2]));
        if (test.Index == BeforeTests)
        {
            return;
        }

        if (fields[3].Length > 0 || test.Milliseconds > LongestTest)
        {
            LeftOut.Add($"{fields[1]}: {(fields[3].Length > 0 ? fields[3] : $"{test.Milliseconds} ms")}");
            return;
        }

        Count++;
        foreach (int mutant in Numbers(fields[4]).Concat(Numbers(fields[5])).Distinct())
        {
            if (!_byMutant.TryGetValue(mutant, out List<Test>? tests))
            {
                _byMutant.Add(mutant, tests = []);
            }

            tests.Add(test);
        }
    }

    private static TestList Affordable(IEnumerable<Test> tests)
    {
        var indices = new List<int>();
        int milliseconds = 0;
        foreach (Test test in tests)
        {
            if (milliseconds + test.Milliseconds > LongestRun)
            {
                break;
            }

            milliseconds += test.Milliseconds;
            indices.Add(test.Index);
        }

        return new TestList(indices, TimeSpan.FromMilliseconds(milliseconds));
    }

    private static IEnumerable<int> Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private readonly record struct Test(int Index, string Name, int Milliseconds);

    /// <summary>Some tests, by their indices, and how long they take without a mutant.</summary>
    internal sealed record TestList(IReadOnlyList<int> Indices, TimeSpan Time);
}
