using CorsGen.Compiler.Planning;

namespace CorsGen.Compiler.Execution;

/// <summary>The rules that allow a method.</summary>
internal sealed class MethodLookup(Lookup plan)
{
    private readonly LiteralTable _literals = new(plan);

    public ulong RulesFor(string? method) =>
        method is not null && _literals.TryFind(method, out ulong rules) ? rules : 0;
}
