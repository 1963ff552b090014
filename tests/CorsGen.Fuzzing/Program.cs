using System;
using System.CommandLine;
using System.Runtime.Loader;
using System.Threading;
using CorsGen.Fuzzing.Engine;

namespace CorsGen.Fuzzing;

/// <summary>
/// Tries inputs until it is stopped. It runs twice: first to instrument the assemblies under test, then with them.
/// </summary>
public static class Program
{
    private static readonly Option<int?> s_seed = new("--seed")
    {
        Description = "Repeats a run: it prints its seed. Another one in each run by default.",
    };

    private static readonly Option<long> s_iterations = new("--iterations")
    {
        Description = "How many inputs to try. No limit by default.",
        DefaultValueFactory = _ => long.MaxValue,
    };

    private static readonly Option<double> s_minutes = new("--minutes")
    {
        Description = "How long to try. No limit by default: end it with Ctrl+C.",
        DefaultValueFactory = _ => double.PositiveInfinity,
    };

    private static readonly Option<string[]> s_targets = new("--target")
    {
        Description = "What to try: documents, requests, expectations or configuration. All of them by default.",
    };

    private static readonly Option<string?> s_corpus = new("--corpus")
    {
        Description = "A folder that keeps the inputs that reached something new, for the next run.",
    };

    /// <summary>Runs the command.</summary>
    /// <returns>0 if every input was handled well, otherwise 1.</returns>
    public static int Main(string[] arguments)
    {
        var command = new RootCommand("Tries inputs that nobody wrote on the compiler, its policies and its fixes.")
        {
            s_seed, s_iterations, s_minutes, s_targets, s_corpus,
        };
        s_targets.AcceptOnlyFromAmong([.. FuzzSession.Targets.Keys]);
        bool isInstrumented = AssemblyLoadContext.GetLoadContext(typeof(Program).Assembly)!.Name
            == InstrumentedContext.ContextName;
        command.SetAction(parsed => isInstrumented ? Run(parsed) : InstrumentedContext.Run(arguments));
        return command.Parse(arguments).Invoke();
    }

    private static int Run(ParseResult parsed)
    {
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            cancellation.Cancel();
        };
        string[] targets = parsed.GetValue(s_targets) is { Length: > 0 } chosen
            ? chosen
            : [.. FuzzSession.Targets.Keys];
        var session = new FuzzSession(
            parsed.GetValue(s_seed) ?? Random.Shared.Next(), targets, parsed.GetValue(s_corpus), Console.Out);
        return session.Run(parsed.GetValue(s_iterations), parsed.GetValue(s_minutes), cancellation.Token);
    }
}
