using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Planning;

namespace CorsGen.Compiler.Execution;

/// <summary>
/// A policy at run time: the plan from which a build would generate a class, carried out with the same tables and the
/// same matching library. Immutable.
/// </summary>
internal sealed class ExecutablePolicy : ICorsPolicy
{
    // A set of rules is a ulong, whichever the policy: a page has as many rules as that has bits.
    internal static readonly PlanForms Forms = PlanForms.Cheapest with { RulesPerPage = 64 };

    // Strings that many policies share, and that a server shares as well: equal strings are compared fastest if they
    // are one.
    private static readonly string[] s_methods =
        ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "QUERY"];

    private readonly CorsRule[] _rules;

    // Most policies have no other page: the next ones are null then.
    private readonly ExecutablePage _page;
    private readonly ExecutablePage[]? _nextPages;

    // Null if there are none, as in most policies.
    private readonly string[]? _leadingMethods;

    private ExecutablePolicy(PolicyPlan plan)
    {
        _rules = [.. plan.Policy.Rules.Select(ToCorsRule)];
        Rules = Array.AsReadOnly(_rules);
        _page = new ExecutablePage(plan.Pages[0]);
        _nextPages = plan.Pages.Count == 1 ? null : [.. plan.Pages.Skip(1).Select(page => new ExecutablePage(page))];
        _leadingMethods = ArrayOrNull(plan.LeadingMethods);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CorsResult Evaluate(string? origin, string? method, string? requestHeaders = null)
    {
        // Inlined if the caller's policy is always one of these, so that the result is composed where it is used.
        CorsRule? rule = FindRule(origin, method, requestHeaders, out CorsDenial denial);
        return new CorsResult(rule, denial, origin, requestHeaders);
    }

    // The first rule that allows a request; if there is none, null and the furthest step that any rule reached.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CorsRule? FindRule(string? origin, string? method, string? requestHeaders, out CorsDenial denial)
    {
        denial = CorsDenial.NoOrigin;
        if (origin is null || origin.Length == 0)
        {
            return null;
        }

        // Rules[0] allows every origin: if no header is asked for, only its methods matter.
        if (_leadingMethods is not null && IsLeading(method, requestHeaders))
        {
            return _rules[0];
        }

        int rule = _page.FindRule(origin, method, requestHeaders);
        if (rule >= 0)
        {
            return _rules[rule];
        }

        denial = ExecutablePage.DenialOf(rule);
        return _nextPages is null ? null : FindRuleInNextPages(origin, method, requestHeaders, ref denial);
    }

    private bool IsLeading(string? method, string? requestHeaders) =>
        requestHeaders is null && Array.IndexOf(_leadingMethods!, method) >= 0;

    // Not inlined, so that policies of one page don't need stack space for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private CorsRule? FindRuleInNextPages(
        string origin, string? method, string? requestHeaders, ref CorsDenial denial)
    {
        foreach (ref readonly ExecutablePage page in _nextPages.AsSpan())
        {
            int rule = page.FindRule(origin, method, requestHeaders);
            if (rule >= 0)
            {
                return _rules[rule];
            }

            CorsDenial denied = ExecutablePage.DenialOf(rule);
            denial = denied > denial ? denied : denial;
        }

        return null;
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
