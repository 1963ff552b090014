using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Fuzzing.Engine;

/// <summary>
/// Tries inputs on one target: the seeds, then changed ones. What reaches something new is changed further; what fails
/// is made shorter, and kept among the seeds.
/// </summary>
public sealed class Campaign
{
    private readonly IFuzzTarget _target;
    private readonly Random _random;
    private readonly InputFolder _findings;
    private readonly InputFolder? _kept;
    private readonly Coverage _coverage = new();
    private readonly List<string> _corpus = [];
    private readonly HashSet<string> _causes = [];
    private readonly Queue<string> _unread;
    private readonly Mutator _mutator;

    /// <summary>Prepares to try inputs.</summary>
    /// <param name="target">What to try them on.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="seeds">The inputs to start with.</param>
    /// <param name="findings">Where to keep an input that fails.</param>
    /// <param name="kept">Where to keep an input that reaches something new; null for nowhere.</param>
    public Campaign(
        IFuzzTarget target, Random random, IEnumerable<string> seeds, InputFolder findings, InputFolder? kept = null)
    {
        _target = target;
        _random = random;
        _findings = findings;
        _kept = kept;
        string[] written = [.. seeds];
        _unread = new Queue<string>(written.Concat(kept?.Read().Select(file => file.Input) ?? []));
        _mutator = new Mutator(random, written);
    }

    /// <summary>What it is called.</summary>
    public string Name => _target.Name;

    /// <summary>How many inputs were tried.</summary>
    public long Inputs { get; private set; }

    /// <summary>How many inputs reached something new.</summary>
    public int CorpusSize => _corpus.Count;

    /// <summary>How many pairs of branches were taken.</summary>
    public int Branches => _coverage.Branches;

    /// <summary>For how many causes inputs failed.</summary>
    public int Failures => _causes.Count;

    /// <summary>The input that is being tried, for whoever watches over the time.</summary>
    public string Current { get; private set; } = "";

    /// <summary>Tries the next input.</summary>
    /// <returns>What failed, if it is the first of its cause.</returns>
    public FuzzFinding? Step()
    {
        bool isSeed = _unread.TryDequeue(out string? seed);
        Current = seed ?? (_corpus.Count == 0 ? _mutator.Mutate("", "") : _mutator.Mutate(Choose(), Choose()));
        Inputs++;
        Coverage.Start();
        Exception? failure = Try(Current);
        bool isNew = _coverage.Stop();
        if (failure is not null)
        {
            return Keep(Current, failure);
        }

        if (isSeed || isNew)
        {
            _corpus.Add(Current);
            if (!isSeed)
            {
                _kept?.Write("input", Current);
            }
        }

        return null;
    }

    // What was found last leads further more often.
    private string Choose() => _random.Next(3) == 0
        ? _corpus[^_random.Next(1, Math.Min(_corpus.Count, 50) + 1)]
        : _corpus[_random.Next(_corpus.Count)];

    private Exception? Try(string input)
    {
        try
        {
            _target.Check(input);
            return null;
        }
#pragma warning disable CA1031 // Whatever is thrown is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private FuzzFinding? Keep(string input, Exception failure)
    {
        string cause = FuzzException.CauseOf(failure);
        if (!_causes.Add(cause))
        {
            return null;
        }

        string shortest = Minimiser.Minimise(
            input, shorter => Try(shorter) is { } again && FuzzException.CauseOf(again) == cause);
        return new FuzzFinding(cause, Try(shortest) ?? failure, shortest, _findings.Write("found", shortest));
    }
}

/// <summary>An input that failed.</summary>
/// <param name="Cause">What is common to all that fail like it.</param>
/// <param name="Exception">The failure.</param>
/// <param name="Input">The input, as short as it could be made.</param>
/// <param name="Path">Where it is kept.</param>
public sealed record FuzzFinding(string Cause, Exception Exception, string Input, string Path);
