using System;
using System.Runtime.CompilerServices;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>The rules that allow the requested headers.</summary>
internal readonly struct HeaderLookup(Lookup plan)
{
    private readonly ulong _any = plan.Entries.Any.Low;
    private readonly bool _isConstant = plan.Entries.IsConstant;
    private readonly LiteralTable _literals = new(plan);
    private readonly WildcardTable? _wildcards = WildcardTable.Create(plan);

    /// <summary>Of some rules, those that allow every requested header.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ulong KeepRulesFor(ulong rules, string requestHeaders)
    {
        if (RequestedHeaders.NullIfNone(requestHeaders) is not { } headers)
        {
            return rules;
        }

        if (_isConstant)
        {
            rules &= _any;
        }

        // All of them list "*", which any token matches.
        if ((rules & _any) == rules)
        {
            return rules != 0 && RequestedHeaders.AreTokens(headers) ? rules : 0;
        }

        foreach (ReadOnlySpan<char> name in new RequestedHeaders(headers))
        {
            rules &= RulesFor(name);
            if (rules == 0)
            {
                break;
            }
        }

        return rules;
    }

    private ulong RulesFor(ReadOnlySpan<char> name)
    {
        ulong rules = _literals.RulesForIgnoringCase(name);
        if (rules != 0)
        {
            return rules;
        }

        // What isn't a token matches nothing, not even "*".
        if ((_any == 0 && _wildcards is null) || !HeaderName.IsToken(name))
        {
            return 0;
        }

        return _wildcards is null ? _any : _any | _wildcards.RulesForHeader(name);
    }
}
