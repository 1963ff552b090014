using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>
/// A policy at run time: the plan from which a build would generate a class, carried out with the same tables and the same
/// matching library. Immutable.
/// </summary>
internal sealed class ExecutablePolicy : ICorsPolicy
{
    // A set of rules is a ulong, whichever the policy: a page has as many rules as that has bits.
    internal static readonly PlanForms Forms = PlanForms.Cheapest with { RulesPerPage = 64 };

    // Strings that many policies share, and that a server shares as well: equal strings are compared fastest if they are one.
    private static readonly string[] s_methods =
        ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "QUERY"];

    private readonly CorsRule[] _rules;
    private readonly string[] _leadingMethods;
    private readonly ExecutablePage[] _pages;

    private ExecutablePolicy(PolicyPlan plan)
    {
        _rules = [.. plan.Policy.Rules.Select(ToCorsRule)];
        Rules = Array.AsReadOnly(_rules);
        _leadingMethods = [.. plan.LeadingMethods];
        _pages = [.. plan.Pages.Select(page => new ExecutablePage(page))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<CorsRule> Rules { get; }

    /// <summary>Makes a policy executable.</summary>
    public static ExecutablePolicy Create(Policy policy) => Create(policy, Forms);

    /// <summary>Makes a policy executable, with forms of lookups that a test chooses.</summary>
    public static ExecutablePolicy Create(Policy policy, PlanForms forms)
    {
        Rule[] rules = [.. policy.Rules.Select(ShareMethods)];
        return new ExecutablePolicy(PolicyPlan.Create(policy with { Rules = rules.ToEquatableArray() }, forms));
    }

    /// <inheritdoc/>
    public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null)
    {
        CorsRule? rule = FindRule(origin, method, requestHeaders, out CorsDenial denial);
        return new CorsResult(rule, denial, origin, requestHeaders);
    }

    // The first rule that allows a request; if there is none, null and the furthest step that any rule reached.
    private CorsRule? FindRule(string? origin, string? method, string? requestHeaders, out CorsDenial denial)
    {
        denial = CorsDenial.NoOrigin;
        if (origin is null || origin.Length == 0)
        {
            return null;
        }

        // Rules[0] allows every origin: if no header is asked for, only its methods matter.
        if (requestHeaders is null && IsLeading(method))
        {
            return _rules[0];
        }

        denial = CorsDenial.Origin;
        string? headers = RequestedHeaders.NullIfNone(requestHeaders);
        foreach (ExecutablePage page in _pages)
        {
            int rule = page.FindRule(origin, method, headers, ref denial);
            if (rule >= 0)
            {
                return _rules[rule];
            }
        }

        return null;
    }

    private bool IsLeading(string? method)
    {
        foreach (string leading in _leadingMethods)
        {
            if (string.Equals(leading, method, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static CorsRule ToCorsRule(Rule rule, int index) => new(
        index,
        rule.Id,
        [.. rule.AllowedOrigins],
        [.. rule.AllowedMethods],
        ArrayOrNull(rule.AllowedHeaders),
        ArrayOrNull(rule.ExposeHeaders),
        rule.MaxAgeSeconds,
        rule.AllowCredentials);

    private static string[]? ArrayOrNull(EquatableArray<string> entries) => entries.Count == 0 ? null : [.. entries];

    private static Rule ShareMethods(Rule rule) => rule with
    {
        AllowedMethods = rule.AllowedMethods
            .Select(method => Array.Find(s_methods, shared => shared == method) ?? method)
            .ToEquatableArray(),
    };
}
