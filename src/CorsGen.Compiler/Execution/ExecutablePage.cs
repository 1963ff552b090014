using System.Runtime.CompilerServices;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>The matcher of up to 64 rules that follow each other.</summary>
internal readonly struct ExecutablePage
{
    private readonly int _firstRule;
    private readonly OriginLookup _origins;
    private readonly MethodLookup _methods;
    private readonly HeaderLookup _headers;

    public ExecutablePage(PagePlan plan)
    {
        _firstRule = plan.FirstRule;
        _origins = new OriginLookup(plan.Origins);
        _methods = new MethodLookup(plan.Methods);
        _headers = new HeaderLookup(plan.Headers);
    }

    /// <summary>Finds the first rule of this page that allows a request.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="method">The method.</param>
    /// <param name="requestHeaders">The requested headers; null if the request doesn't have any.</param>
    /// <returns>The rule's index in the policy; if there is none, <see cref="Denied"/> for the furthest step.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindRule(string origin, string? method, string? requestHeaders)
    {
        ulong rules = _origins.RulesFor(origin);
        if (rules == 0)
        {
            return Denied(CorsDenial.Origin);
        }

        rules &= _methods.RulesFor(method);
        if (rules == 0)
        {
            return Denied(CorsDenial.Method);
        }

        // An actual request doesn't ask for headers.
        if (requestHeaders is not null)
        {
            rules = _headers.KeepRulesFor(rules, requestHeaders);
            if (rules == 0)
            {
                return Denied(CorsDenial.Headers);
            }
        }

        // The lowest bit is the first rule.
        return _firstRule + RuleSet.First(rules);
    }

    /// <summary>A denial in place of an index: negative, and less for a further step.</summary>
    public static int Denied(CorsDenial denial) => ~(int)denial;

    /// <summary>The denial that stands in place of an index.</summary>
    public static CorsDenial DenialOf(int denied) => (CorsDenial)~denied;
}
