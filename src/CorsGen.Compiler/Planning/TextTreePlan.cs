namespace CorsGen.Compiler.Planning;

/// <summary>
/// Texts to find in time that depends on the text and not on their number, in the form in which
/// <c>CorsGen.Matching.TextTree</c> reads them.
/// </summary>
/// <param name="Labels">The labels of the nodes, one after another.</param>
/// <param name="Nodes">The table of the nodes: see <see cref="CorsGen.Matching.TextTreeFormat"/>.</param>
/// <param name="Sets">The rule sets, numbered from 1.</param>
internal sealed record TextTreePlan(EquatableArray<string> Labels, EquatableArray<int> Nodes, EquatableArray<PageRuleSet> Sets);
