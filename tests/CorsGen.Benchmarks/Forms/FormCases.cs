using BenchmarkDotNet.Attributes;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Planning;

namespace CorsGen.Benchmarks.Forms;

/// <summary>Literal origins: the cases of a <c>switch</c>, or a tree (<c>MostCases</c>).</summary>
[BenchmarkCategory("literal origins: switch, tree")]
public class LiteralForms : FormCase
{
    /// <inheritdoc/>
    [Params(2, 4, 8, 16, 32)]
    public override int Size { get; set; }

    internal override PlanForms ForFewEntries => PlanForms.Cheapest with { MostCases = Never };

    internal override PlanForms ForManyEntries => PlanForms.Cheapest with { MostCases = 0 };

    internal override IEnumerable<Rule> Rules =>
        [FormPolicy.Rule(Enumerable.Range(0, Size).Select(Origin))];

    private protected override Request RequestFor(int entry) => new(Origin(entry), "GET");

    private static string Origin(int number) =>
        FormattableString.Invariant($"https://{FormNames.Of(number)}.example.com");
}

/// <summary>Header names: the cases of a <c>switch</c> over their lengths, or a tree (<c>MostCases</c>).</summary>
[BenchmarkCategory("header names: switch, tree")]
public class HeaderForms : FormCase
{
    private static readonly string[] s_origins = ["https://app.example.com"];

    /// <inheritdoc/>
    [Params(2, 4, 8, 16, 32)]
    public override int Size { get; set; }

    internal override PlanForms ForFewEntries => PlanForms.Cheapest with { MostCases = Never };

    internal override PlanForms ForManyEntries => PlanForms.Cheapest with { MostCases = 0 };

    internal override IEnumerable<Rule> Rules =>
        [FormPolicy.Rule(s_origins, Enumerable.Range(0, Size).Select(Header))];

    private protected override Request RequestFor(int entry) => Request.Preflight(s_origins[0], "GET", Header(entry));

    private static string Header(int number) => FormattableString.Invariant($"x-{FormNames.Of(number)}");
}

/// <summary>Wildcards behind one prefix: tested one after another, or a tree of suffixes (<c>MostTests</c>).</summary>
[BenchmarkCategory("wildcards: tests, tree")]
public class WildcardForms : FormCase
{
    /// <inheritdoc/>
    [Params(1, 2, 4, 8, 16)]
    public override int Size { get; set; }

    internal override PlanForms ForFewEntries => PlanForms.Cheapest with { MostTests = Never };

    internal override PlanForms ForManyEntries => PlanForms.Cheapest with { MostTests = 0 };

    internal override IEnumerable<Rule> Rules =>
        [FormPolicy.Rule(Enumerable.Range(0, Size).Select(number => Origin("*", number)))];

    private protected override Request RequestFor(int entry) => new(Origin("pr-17", entry), "GET");

    private static string Origin(string label, int number) =>
        FormattableString.Invariant($"https://{label}.{FormNames.Of(number)}.example.com");
}

/// <summary>The prefixes of wildcards: tested one after another, or a tree (<c>MostPrefixes</c>).</summary>
[BenchmarkCategory("prefixes: tests, tree")]
public class PrefixForms : FormCase
{
    /// <inheritdoc/>
    [Params(1, 2, 4, 8, 16)]
    public override int Size { get; set; }

    internal override PlanForms ForFewEntries => PlanForms.Cheapest with { MostTests = 0, MostPrefixes = Never };

    internal override PlanForms ForManyEntries => PlanForms.Cheapest with { MostTests = 0, MostPrefixes = 0 };

    internal override IEnumerable<Rule> Rules =>
        [FormPolicy.Rule(Enumerable.Range(0, Size).Select(number => Origin(number, "*")))];

    private protected override Request RequestFor(int entry) => new(Origin(entry, "17"), "GET");

    private static string Origin(int number, string label) =>
        FormattableString.Invariant($"https://{FormNames.Of(number)}-{label}.example.com");
}

/// <summary>Rules with an origin each: pages of 32, or of 128 (<c>RulesPerPage</c>).</summary>
[BenchmarkCategory("rules: pages of 32, of 128")]
public class PageForms : FormCase
{
    /// <inheritdoc/>
    [Params(33, 64, 128, 256)]
    public override int Size { get; set; }

    internal override PlanForms ForFewEntries => PlanForms.Cheapest with { RulesPerPage = 32 };

    internal override PlanForms ForManyEntries => PlanForms.Cheapest with { RulesPerPage = 128 };

    internal override IEnumerable<Rule> Rules =>
        Enumerable.Range(0, Size).Select(number => FormPolicy.Rule([Origin(number)]));

    private protected override Request RequestFor(int entry) => new(Origin(entry), "GET");

    private static string Origin(int number) =>
        FormattableString.Invariant($"https://{FormNames.Of(number)}.example.com");
}
