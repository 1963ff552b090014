using CorsGen.Compiler.Planning;

namespace CorsGen.Compiler.Execution;

/// <summary>The rules that allow an origin.</summary>
internal sealed class OriginLookup(Lookup plan)
{
    private readonly ulong _any = plan.Entries.Any.Low;
    private readonly LiteralTable _literals = new(plan);
    private readonly WildcardTable? _wildcards = WildcardTable.Create(plan);

    public ulong RulesFor(string origin)
    {
        if (_literals.TryFind(origin, out ulong rules))
        {
            return rules;
        }

        return _wildcards is null ? _any : _any | _wildcards.RulesForOrigin(origin);
    }
}
