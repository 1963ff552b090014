using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Reachability;

/// <summary>
/// Whether a rule allows all headers that another one does. A request that asks for no header is allowed by both,
/// whatever they list; and as a request may ask for several at once, one can ask for what no rule of many allows.
/// </summary>
internal sealed class HeaderCover(ImmutableArray<DocumentRule> rules)
{
    private readonly Dictionary<int, CoverIndex> _allowed = [];

    public bool Covers(int wider, int narrower) => FirstUncovered(wider, narrower) is null;

    /// <summary>
    /// The first entry of a rule that allows a header which the other rule does not; null if there is none.
    /// </summary>
    /// <param name="wider">The index of the other rule.</param>
    /// <param name="narrower">The index of the rule.</param>
    public SourceString? FirstUncovered(int wider, int narrower) =>
        rules[narrower].Entries(RuleField.AllowedHeaders)
            .FirstOrDefault(entry => !AllowedBy(wider).OwnersCovering(Fold(entry)).Any());

    private CoverIndex AllowedBy(int rule)
    {
        if (!_allowed.TryGetValue(rule, out CoverIndex? index))
        {
            _allowed.Add(rule, index = new CoverIndex());
            foreach (SourceString entry in rules[rule].Entries(RuleField.AllowedHeaders))
            {
                index.Add(Fold(entry), rule);
            }
        }

        return index;
    }

    // Only ASCII letters fold, and a header name of a configuration without an error has no others.
    private static string Fold(SourceString header) => header.Value.ToLowerInvariant();
}
