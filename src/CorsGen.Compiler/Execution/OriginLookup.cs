using System.Runtime.CompilerServices;
using CorsGen.Compiler.Planning;

namespace CorsGen.Compiler.Execution;

/// <summary>The rules that allow an origin.</summary>
internal readonly struct OriginLookup(Lookup plan)
{
    private readonly LiteralTable _literals = new(plan);
    private readonly WildcardTable? _wildcards = WildcardTable.Create(plan);
    private readonly ulong _any = plan.Entries.Any.Low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong RulesFor(string origin)
    {
        ulong rules = _literals.RulesFor(origin);
        return rules != 0 ? rules
            : _wildcards is null ? _any
            : _any | _wildcards.RulesForOrigin(origin);
    }
}
