using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>The rules that allow a method.</summary>
internal sealed class MethodLookup(Lookup plan)
{
    private readonly ulong _any = plan.Entries.Any.Low;
    private readonly LiteralTable _literals = new(plan);

    public ulong RulesFor(string? method)
    {
        if (method is null)
        {
            return 0;
        }

        return _literals.TryFind(method, out ulong rules) ? rules
            : _any != 0 && MethodName.MatchesAny(method) ? _any
            : 0;
    }
}
