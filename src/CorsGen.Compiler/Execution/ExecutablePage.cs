using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>The matcher of up to 64 rules that follow each other.</summary>
internal sealed class ExecutablePage
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

    /// <summary>The index in the policy of the first rule of this page that allows a request; -1 if none does.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="method">The method.</param>
    /// <param name="headers">The requested headers; null if the request doesn't name any.</param>
    /// <param name="denial">The furthest step so far that any rule reached; updated if no rule of this page allows it.</param>
    public int FindRule(string origin, string? method, string? headers, ref CorsDenial denial)
    {
        ulong rules = _origins.RulesFor(origin);
        if (rules == 0)
        {
            return -1;
        }

        rules &= _methods.RulesFor(method);
        if (rules == 0)
        {
            denial = denial == CorsDenial.Headers ? denial : CorsDenial.Method;
            return -1;
        }

        if (headers is not null)
        {
            rules = _headers.KeepRulesFor(rules, headers);
            if (rules == 0)
            {
                denial = CorsDenial.Headers;
                return -1;
            }
        }

        // The lowest bit is the first rule.
        return _firstRule + RuleSet.First(rules);
    }
}
