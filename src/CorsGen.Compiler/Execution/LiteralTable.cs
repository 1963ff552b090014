using System;
using System.Linq;
using System.Runtime.CompilerServices;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;

namespace CorsGen.Compiler.Execution;

/// <summary>The entries of a lookup without a wildcard.</summary>
internal readonly struct LiteralTable
{
    // The first entry in the file: most lists have no other, or are asked for it. Null, with no rules, if there is
    // none.
    private readonly string? _first;
    private readonly ulong _firstRules;

    // Null if there are none.
    private readonly OtherLiterals? _others;

    public LiteralTable(Lookup plan)
    {
        LiteralEntry[] entries =
        [
            .. plan.Entries.Literals.OrderBy(entry => entry.Places[0].Rule).ThenBy(entry => entry.Places[0].Entry),
        ];
        if (entries.Length == 0)
        {
            return;
        }

        _first = entries[0].Text;
        _firstRules = entries[0].Rules.Low;
        _others = plan.LiteralTree is { } tree ? new OtherLiterals(new TreeTable(tree))
            : entries.Length > 1 ? new OtherLiterals([.. entries.Skip(1)])
            : null;
    }

    /// <summary>The rules that allow a text; 0 if it isn't an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong RulesFor(string? text) =>
        ShortText.AreEqual(text, _first) ? _firstRules
        : _others is null ? 0
        : _others.RulesFor(text);

    /// <summary>
    /// The rules that allow a text, without regard to the case of ASCII letters; 0 if it isn't an entry.
    /// </summary>
    public ulong RulesForIgnoringCase(ReadOnlySpan<char> text) =>
        _first is not null && _first.Length == text.Length && HeaderName.AreEqual(text, _first) ? _firstRules
        : _others is null ? 0
        : _others.RulesForIgnoringCase(text);
}
