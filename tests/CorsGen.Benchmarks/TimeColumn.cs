using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Perfolizer.Horology;

namespace CorsGen.Benchmarks;

/// <summary>A time, each in a unit of its own: a table of nanoseconds and milliseconds can be read.</summary>
internal sealed class TimeColumn(string name, string legend, Func<Statistics, double> nanoseconds) : IColumn
{
    public string Id => nameof(TimeColumn) + name;

    public string ColumnName => name;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Statistics;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Time;

    public string Legend => legend;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        GetValue(summary, benchmarkCase, summary.Style);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        summary[benchmarkCase]?.ResultStatistics is { } statistics ? Format(nanoseconds(statistics), style) : "NA";

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    private static string Format(double nanoseconds, SummaryStyle style)
    {
        TimeUnit unit = TimeUnit.GetBestTimeUnit(nanoseconds);
        double value = TimeUnit.Convert(nanoseconds, TimeUnit.Nanosecond, unit);
        return string.Create(style.CultureInfo, $"{value:N2} {unit.Abbreviation}");
    }
}
