using System.Linq;
using CorsGen.Compiler.Planning;

namespace CorsGen.Compiler.Execution;

/// <summary>A tree of a plan, as the two strings in which generated code has it.</summary>
internal sealed class TreeTable(TextTreePlan plan)
{
    public string Labels { get; } = string.Concat(plan.Labels);

    public string Nodes { get; } = IntegerText.Of(plan.Nodes);

    /// <summary>The rules for each number that the tree finds; none for 0.</summary>
    public static ulong[] RulesByNumber(TextTreePlan plan) => [0, .. plan.Sets.Select(set => set.Low)];
}
