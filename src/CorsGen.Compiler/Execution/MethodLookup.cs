using System.Runtime.CompilerServices;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>The rules that allow a method.</summary>
internal readonly struct MethodLookup(Lookup plan)
{
    private readonly LiteralTable _literals = new(plan);
    private readonly ulong _any = plan.Entries.Any.Low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong RulesFor(string? method)
    {
        ulong rules = _literals.RulesFor(method);
        return rules != 0 ? rules
            : _any != 0 && MethodName.MatchesAny(method) ? _any
            : 0;
    }
}
