using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using CorsGen.Fuzzing.Targets;

namespace CorsGen.Fuzzing.Engine;

/// <summary>A run of the program: a campaign for each target, in turns, and what it prints.</summary>
public sealed class FuzzSession
{
    private const int Turn = 64;

    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(30);

    // Far above the time that any input may take, so that a busy machine doesn't look like an input that never ends.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    private readonly TextWriter _output;
    private readonly Campaign[] _campaigns;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private Campaign? _running;
    private TimeSpan _lastInput;
    private TimeSpan _lastLine;

    /// <summary>Prepares a run.</summary>
    /// <param name="seed">What makes it repeatable.</param>
    /// <param name="targets">The names of the targets.</param>
    /// <param name="corpus">The folder for inputs that reach something new; null for none.</param>
    /// <param name="output">What to print to.</param>
    public FuzzSession(int seed, IEnumerable<string> targets, string? corpus, TextWriter output)
    {
        _output = output;
        _output.WriteLine($"Seed {seed}. Ctrl+C ends the run; --seed {seed} repeats it.");
        _campaigns =
        [
            .. targets.Select(name => new Campaign(
                Targets[name](),
                new Random(seed),
                SeedsOf(name).Read().Select(file => file.Input),
                SeedsOf(name),
                corpus is null ? null : new InputFolder(Path.Combine(corpus, name)))),
        ];
    }

    /// <summary>All targets, by name.</summary>
    public static IReadOnlyDictionary<string, Func<IFuzzTarget>> Targets { get; } =
        new Dictionary<string, Func<IFuzzTarget>>
        {
            ["documents"] = () => new DocumentTarget(),
            ["requests"] = () => new RequestTarget(),
            ["expectations"] = () => new ExpectationTarget(),
            ["configuration"] = () => new ConfigurationTarget(),
        };

    /// <summary>The seeds of a target, in the repository.</summary>
    public static InputFolder SeedsOf(string target) =>
        new(Repository.PathOf("tests", "CorsGen.Fuzzing", "Seeds", target));

    /// <summary>Runs until a limit, or until it is cancelled.</summary>
    /// <returns>The exit code: 0 if nothing failed, otherwise 1.</returns>
    public int Run(long iterations, double minutes, CancellationToken cancellation)
    {
        using var watch = new Timer(_ => FailIfStuck(), null, s_between, s_between);
        long inputs = 0;
        while (inputs < iterations && !cancellation.IsCancellationRequested && _time.Elapsed.TotalMinutes < minutes)
        {
            Campaign campaign = _campaigns[inputs / Turn % _campaigns.Length];
            _running = campaign;
            _lastInput = _time.Elapsed;
            Print(campaign.Step());
            inputs++;
            if (_time.Elapsed - _lastLine > s_between)
            {
                _lastLine = _time.Elapsed;
                PrintProgress();
            }
        }

        _running = null;
        PrintProgress();
        return _campaigns.All(campaign => campaign.Failures == 0) ? 0 : 1;
    }

    private void PrintProgress()
    {
        foreach (Campaign campaign in _campaigns)
        {
            _output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{_time.Elapsed:h\\:mm\\:ss} {campaign.Name}: {campaign.Inputs} inputs, {campaign.CorpusSize} of them kept, "
                + $"{campaign.Branches} branches, {campaign.Failures} failures"));
        }
    }

    private void Print(FuzzFinding? finding)
    {
        if (finding is not null)
        {
            _output.WriteLine($"FAILED {finding.Cause}\n{finding.Exception}\n{finding.Path}:\n{finding.Input}\n");
        }
    }

    // An input that never ends can't be stopped, only reported.
    private void FailIfStuck()
    {
        if (_running is { } campaign && _time.Elapsed - _lastInput > s_longest)
        {
            string path = SeedsOf(campaign.Name).Write("slow", campaign.Current);
            _output.WriteLine($"FAILED {campaign.Name}: an input has run for {s_longest.TotalSeconds} seconds\n{path}");
            Environment.Exit(1);
        }
    }
}
