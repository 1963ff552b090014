using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>Collects advice, and what each piece is about: an entry or a rule, by its place.</summary>
internal sealed class AdviceList
{
    private readonly List<(TextSpan About, Finding Finding)> _items = [];

    public IReadOnlyList<(TextSpan About, Finding Finding)> Items => _items;

    /// <summary>Adds a piece of advice.</summary>
    /// <param name="descriptor">What kind of advice.</param>
    /// <param name="about">The entry or the rule that has to change: only one piece may be right about it
    /// (<see cref="Precedence"/>).</param>
    /// <param name="span">The characters that it is reported at.</param>
    /// <param name="message">The message, without a final period.</param>
    /// <param name="severity">How grave it is, where that differs from the descriptor's.</param>
    /// <param name="replacements">The entries to write in the place of the one that it is about, if that is
    /// clear.</param>
    public void Add(
        FindingDescriptor descriptor,
        TextSpan about,
        TextSpan span,
        string message,
        FindingSeverity? severity = null,
        ImmutableArray<string>? replacements = null) =>
        _items.Add((about, new Finding(descriptor, span, message, severity, replacements)));
}
