using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace CorsGen.Build;

/// <summary>Which tests execute the code of a mutant, the quickest first.</summary>
internal sealed class Coverage
{
    // A test that takes longer would take most of the time of a run.
    private const int LongestTest = 2000;

    // For one mutant, in milliseconds: what the tests take without it. A mutant that these don't notice survives.
    private const int LongestRun = 20000;

    private static readonly TimeSpan s_longestUnmutated = TimeSpan.FromMinutes(5);

    private readonly List<Test> _tests = [];
    private readonly Dictionary<int, List<Test>> _byMutant = [];
    private readonly HashSet<int> _once = [];

    /// <summary>Tests that don't count: they fail without a mutant, or take too long.</summary>
    public List<string> LeftOut { get; } = [];

    /// <summary>The number of tests that count.</summary>
    public int Count => _tests.Count;

    /// <summary>Runs every test of a process.</summary>
    public static async Task<Coverage?> ReadAsync(WorkerProcess worker)
    {
        var coverage = new Coverage();
        await worker.SendAsync("cover");
        while (true)
        {
            string? line = await worker.ReadAsync(s_longestUnmutated);
            if (line is null or "end")
            {
                coverage._tests.Sort((left, right) => left.Milliseconds.CompareTo(right.Milliseconds));
                return line is null ? null : coverage;
            }

            coverage.Add(line.Split('\t'));
        }
    }

    /// <summary>
    /// Whether the code of a mutant may run once in a process, so that only a new process can show its effect.
    /// </summary>
    public bool RunsOnce(int mutant) => _once.Contains(mutant) || TestsOf(mutant).Count == 1;

    /// <summary>The tests that execute a mutant.</summary>
    public TestList TestsFor(int mutant) => Affordable(TestsOf(mutant));

    /// <summary>All tests.</summary>
    public TestList All => Affordable(_tests);

    private List<Test> TestsOf(int mutant) => _byMutant.TryGetValue(mutant, out List<Test>? tests) ? tests : [];

    private void Add(string[] fields)
    {
        var test = new Test(Number(fields[0]), Number(fields[2]));
        if (fields[3].Length > 0 || test.Milliseconds > LongestTest)
        {
            LeftOut.Add($"{fields[1]}: {(fields[3].Length > 0 ? fields[3] : $"{test.Milliseconds} ms")}");
            return;
        }

        _tests.Add(test);
        foreach (int mutant in Numbers(fields[4]).Concat(Numbers(fields[5])).Distinct())
        {
            if (!_byMutant.TryGetValue(mutant, out List<Test>? tests))
            {
                _byMutant.Add(mutant, tests = []);
            }

            tests.Add(test);
        }

        _once.UnionWith(Numbers(fields[5]));
    }

    private static TestList Affordable(List<Test> tests)
    {
        var indices = new List<int>();
        int milliseconds = 0;
        foreach (Test test in tests.OrderBy(test => test.Milliseconds))
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

    private readonly record struct Test(int Index, int Milliseconds);

    /// <summary>Some tests, by their indices, and how long they take without a mutant.</summary>
    internal sealed record TestList(IReadOnlyList<int> Indices, TimeSpan Time);
}
