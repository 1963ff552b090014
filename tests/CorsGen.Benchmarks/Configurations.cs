using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Reports;
using CorsGen.Benchmarks.Forms;
using Perfolizer.Horology;

namespace CorsGen.Benchmarks;

/// <summary>
/// How it is measured: shortly, each benchmark in a process of its own, the peers of a case side by side.
/// </summary>
internal static class Configurations
{
    /// <summary>For evaluation: all cases in one table.</summary>
    public static IConfig Evaluation => Create(Job.Default
        .WithWarmupCount(4)
        .WithIterationCount(8)
        .WithIterationTime(TimeInterval.FromMilliseconds(100)))
        .HideColumns(Column.Type)
        .WithOption(ConfigOptions.JoinSummary, true);

    /// <summary>For the forms of lookups: each beside the other, for several sizes.</summary>
    public static IConfig Forms => Create(Job.Default
        .WithEnvironmentVariable(FormPolicy.FolderVariable, FormPolicy.Folder)
        .WithWarmupCount(4)
        .WithIterationCount(8)
        .WithIterationTime(TimeInterval.FromMilliseconds(50)))
        .AddColumnProvider(DefaultColumnProviders.Params)
        .HideColumns(Column.Type)
        .HideColumns(FormPolicy.FolderVariable, "EnvironmentVariables")
        .WithOption(ConfigOptions.JoinSummary, true);

    /// <summary>For builds: longer, as a compiler is large and late to be compiled itself.</summary>
    public static IConfig Build => Create(Job.Default
        .WithWarmupCount(5)
        .WithIterationCount(8)
        .WithIterationTime(TimeInterval.FromMilliseconds(300)));

    // From nothing: the default configuration has columns of its own for the times.
    private static ManualConfig Create(Job job) => ManualConfig.CreateEmpty()
        .AddJob(job)
        .AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)))
        .AddLogger(ConsoleLogger.Default)
        .AddExporter(MarkdownExporter.GitHub)
        .AddAnalyser([
            .. DefaultConfig.Instance.GetAnalysers().Where(analyser => analyser is not MinIterationTimeAnalyser),
        ])
        .AddValidator([.. DefaultConfig.Instance.GetValidators()])
        .AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory)
        .AddColumn(
            CategoriesColumn.Default,
            TargetMethodColumn.Method,
            new TimeColumn("Mean", "Arithmetic mean of all measurements", statistics => statistics.Mean),
            new TimeColumn(
                "Min",
                "Shortest of all measurements: what a busy machine disturbs least",
                statistics => statistics.Min),
            new TimeColumn(
                "StdDev", "Standard deviation of all measurements", statistics => statistics.StandardDeviation),
            BaselineRatioColumn.RatioMean)
        .AddColumnProvider(DefaultColumnProviders.Job, DefaultColumnProviders.Metrics)
        .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared, MethodOrderPolicy.Declared))
        .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Trend))
        .WithBuildTimeout(TimeSpan.FromMinutes(10));
}
