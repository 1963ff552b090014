using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Reachability;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// A configuration without an error, and what several pieces of advice ask about it: each distinct origin is judged
/// once, and so is which rules are reached.
/// </summary>
internal sealed class PolicyAnalysis
{
    private readonly Dictionary<string, OriginVerdict> _verdicts = new(StringComparer.Ordinal);

    public PolicyAnalysis(CorsDocument document)
    {
        Document = document;
        CoveringRules = RuleReachability.CoveringRules(document);
        foreach (DocumentRule rule in document.Rules)
        {
            foreach (SourceString origin in rule.Entries(RuleField.AllowedOrigins))
            {
                if (!_verdicts.ContainsKey(origin.Value))
                {
                    _verdicts.Add(origin.Value, OriginVerdict.Of(origin.Value));
                }
            }
        }
    }

    public CorsDocument Document { get; }

    public ImmutableArray<DocumentRule> Rules => Document.Rules;

    /// <summary>For each rule the earlier ones that leave no request to it; none for a rule that is reached.</summary>
    public ImmutableArray<ImmutableArray<int>> CoveringRules { get; }

    /// <summary>The verdict on an origin of the configuration.</summary>
    public OriginVerdict VerdictOf(SourceString origin) => _verdicts[origin.Value];

    /// <summary>
    /// The origins of the configuration, in the order of the file, each with its rule and its verdict.
    /// </summary>
    public IEnumerable<(DocumentRule Rule, SourceString Entry, OriginVerdict Verdict)> Origins()
    {
        foreach (DocumentRule rule in Rules)
        {
            foreach (SourceString entry in rule.Entries(RuleField.AllowedOrigins))
            {
                yield return (rule, entry, VerdictOf(entry));
            }
        }
    }
}
