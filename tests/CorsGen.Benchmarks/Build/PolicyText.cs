using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Benchmarks.Build;

/// <summary>A <c>cors.json</c> in memory.</summary>
internal sealed class PolicyText(string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => "/app/cors.json";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}

/// <summary>What MSBuild tells the compiler of a project that says nothing of its own.</summary>
internal sealed class ProjectOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(("build_property.RootNamespace", "App"));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options();

    private sealed class Options(params (string Key, string Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = Array.Find(values, pair => pair.Key == key).Value;
            return value is not null;
        }
    }
}
