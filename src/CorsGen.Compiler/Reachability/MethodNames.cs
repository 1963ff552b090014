using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Reachability;

/// <summary>
/// The methods of rules, so that they can be compared by name: any method is each one that some rule names, and
/// <c>*</c> for those that none does.
/// </summary>
internal sealed class MethodNames
{
    private readonly Lazy<ImmutableArray<string>> _any;

    public MethodNames(ImmutableArray<DocumentRule> rules) =>
        _any = new Lazy<ImmutableArray<string>>(() => rules.SelectMany(Listed)
            .Append("*")
            .Distinct()
            .ToImmutableArray());

    /// <summary>The methods that a rule allows, each once.</summary>
    public ImmutableArray<string> Of(DocumentRule rule) =>
        rule.IsAny(RuleField.AllowedMethods) ? _any.Value : Listed(rule).Distinct().ToImmutableArray();

    private static IEnumerable<string> Listed(DocumentRule rule) =>
        rule.Entries(RuleField.AllowedMethods).Select(method => method.Value);
}
