using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Running;
using CorsGen.Benchmarks.Build;
using CorsGen.Benchmarks.Cases;
using CorsGen.Benchmarks.Forms;
using CorsGen.Benchmarks.Http;

namespace CorsGen.Benchmarks;

/// <summary>What can be measured.</summary>
internal static class Suites
{
    /// <summary>Every case of evaluation.</summary>
    public static Type[] Evaluation { get; } =
    [
        .. typeof(EvaluationCase).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(EvaluationCase)))
            .Append(typeof(Calls))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>The forms that the generator chooses from.</summary>
    public static Type[] Forms { get; } =
    [
        .. typeof(FormCase).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FormCase))),
    ];

    /// <summary>What a request costs an application.</summary>
    public static Type[] Http { get; } =
        [
            typeof(NoOrigin), typeof(RequestAllowed), typeof(RequestDenied), typeof(PreflightAllowed),
            typeof(PreflightDenied),
        ];

    /// <summary>What a build costs.</summary>
    public static Type[] Build { get; } =
    [
        typeof(BuildBenchmarks), typeof(AdviceBenchmarks), typeof(RunTimeBenchmarks),
    ];

    /// <summary>Whether some benchmark of a suite passes the filter, if there is one.</summary>
    public static bool IsAskedFor(Type[] suite, string[] arguments)
    {
        string[] patterns =
        [
            .. arguments.SkipWhile(argument => argument is not ("--filter" or "-f"))
                .Skip(1)
                .TakeWhile(argument => !argument.StartsWith('-')),
        ];
        var filter = new GlobFilter(patterns);
        return patterns.Length == 0
            || suite.SelectMany(type => BenchmarkConverter.TypeToBenchmarks(type).BenchmarksCases)
                .Any(filter.Predicate);
    }
}
