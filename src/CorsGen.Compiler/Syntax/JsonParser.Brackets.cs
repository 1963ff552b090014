using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <content>Where containers end, also when their brackets do not match.</content>
internal sealed partial class JsonParser
{
    private readonly List<JsonToken> _open = new();

    /// <summary>
    /// How many more brackets the text opens than it closes, less those known by now: whether a bracket that does not
    /// match is more likely the wrong one, one too many, or shows that one before it is missing.
    /// </summary>
    private int _missingClosers;

    private enum Repair
    {
        /// <summary>The bracket stands for the right one.</summary>
        Replace,

        /// <summary>The right one is missing before it.</summary>
        Insert,

        /// <summary>The bracket is one too many.</summary>
        Remove,
    }

    private JsonTokenKind Closer => CloserOf(_open[_open.Count - 1]);

    private static JsonTokenKind CloserOf(JsonToken open) =>
        open.Kind == JsonTokenKind.OpenBrace ? JsonTokenKind.CloseBrace : JsonTokenKind.CloseBracket;

    private static char Show(JsonTokenKind closer) => closer == JsonTokenKind.CloseBrace ? '}' : ']';

    /// <returns>What to hand to <see cref="Leave"/>: whether the container around this one is damaged.</returns>
    private bool Enter()
    {
        bool isOuterDamaged = _isDamaged;
        _isDamaged = false;
        _open.Add(Current);
        Advance();
        return isOuterDamaged;
    }

    private (TextSpan Open, TextSpan Span, bool IsDamaged) Leave(bool isOuterDamaged)
    {
        TextSpan open = _open[_open.Count - 1].Span;
        bool isDamaged = _isDamaged;
        _open.RemoveAt(_open.Count - 1);

        // Stray characters behind the end are the outer container's.
        _isDamaged = isOuterDamaged || _afterStray.Contains(_index);
        return (open, TextSpan.FromBounds(open.Start, _tokens[_index - 1].Span.End), isDamaged);
    }

    /// <summary>
    /// Reads the current token, which may end the container: a closing bracket, the end of the text, or an item that
    /// can only be the parent's.
    /// </summary>
    /// <returns>Whether the container ends here; if not, the token was skipped.</returns>
    private bool ReadEnd()
    {
        if (Current.Kind == Closer)
        {
            _index++;
            return true;
        }

        _isDamaged = true;
        if (IsAtEnd)
        {
            // One error for all that is open: the text may just have been cut off.
            string others = _open.Count switch
            {
                1 => "",
                2 => "; 1 more bracket is open",
                _ => $"; {_open.Count - 1} more brackets are open",
            };
            _isUnclosed = true;
            Expect($"Expected '{Show(Closer)}' at the end of the text to close {ShowOpen()}{others}");
            return true;
        }

        switch (Current.IsClosing ? RepairOf() : Repair.Insert)
        {
            case Repair.Replace:
                Expect($"Expected '{Show(Closer)}' instead of {ShowCurrent()} to close {ShowOpen()}");
                _index++;
                return true;
            case Repair.Insert:
                Expect($"Expected '{Show(Closer)}' before {ShowCurrent()} to close {ShowOpen()}");
                _missingClosers--;
                return true;
            default:
                Expect($"Unexpected {ShowCurrent()}, which closes nothing; remove it");
                _missingClosers++;
                Advance();
                _reportedIndex = _index;
                return false;
        }
    }

    /// <summary>
    /// Whether the current token starts what only the parent can hold, so that the container's end must be missing: a
    /// named value in an array of an object, or an unnamed object in an object of an array.
    /// </summary>
    private bool IsAtItemOfParent() => _missingClosers > 0
        && _open.Count > 1
        && _open[_open.Count - 2].Kind != _open[_open.Count - 1].Kind
        && (Closer == JsonTokenKind.CloseBracket ? IsNameAt(_index) : Current.Kind == JsonTokenKind.OpenBrace);

    /// <summary>What makes most of the brackets around fit.</summary>
    private Repair RepairOf()
    {
        int depth = _open.Count;
        bool isParentClosed = depth > 1 && CloserOf(_open[depth - 2]) == Current.Kind;
        bool canReplace = CanFollow(depth - 2);
        bool canInsert = isParentClosed && CanFollow(depth - 3);
        bool canRemove = CanFollow(depth - 1);
        return _missingClosers > 0 && canInsert ? Repair.Insert
            : _missingClosers < 0 && canRemove ? Repair.Remove
            : canReplace ? Repair.Replace
            : canInsert ? Repair.Insert
            : canRemove ? Repair.Remove
            : _missingClosers > 0 && isParentClosed ? Repair.Insert
            : _missingClosers < 0 ? Repair.Remove
            : Repair.Replace;
    }

    /// <summary>Whether the next token is one that can follow an item of an open container.</summary>
    /// <param name="container">The container's place among the open ones; less than none is the document.</param>
    private bool CanFollow(int container)
    {
        JsonToken next = _tokens[_index + 1];
        return container < 0
            ? next.Kind == JsonTokenKind.EndOfText
            : next.Kind == CloserOf(_open[container])
                || (next.IsComma && (_open[container].Kind == JsonTokenKind.OpenBrace) == IsNameAt(_index + 2));
    }

    /// <summary>Skips what is nested too deep, without a call for each level.</summary>
    private JsonValue SkipTooDeep()
    {
        JsonToken open = Current;
        if (!_isTooDeepReported)
        {
            _isTooDeepReported = true;
            Report(open.Span, $"{ShowCurrent()} is nested more than {MaxDepth} levels deep");
        }

        bool isOuterDamaged = Enter();
        int depth = 1;
        while (true)
        {
            depth += Current.IsOpening ? 1 : Current.IsClosing ? -1 : 0;
            if (depth == 0 || IsAtEnd)
            {
                break;
            }

            Advance();
        }

        if (IsAtEnd)
        {
            _ = ReadEnd();
        }
        else
        {
            _index++;
        }

        (TextSpan openSpan, TextSpan span, _) = Leave(isOuterDamaged);
        return open.Kind == JsonTokenKind.OpenBrace
            ? new JsonObject(span, openSpan, ImmutableArray<JsonMember>.Empty, isDamaged: true)
            : new JsonArray(span, openSpan, ImmutableArray<JsonValue>.Empty, isDamaged: true);
    }

    /// <summary>The innermost open bracket and where it stands.</summary>
    private string ShowOpen()
    {
        JsonToken open = _open[_open.Count - 1];
        LinePosition position = (_lines ??= new SourceText(_text)).PositionOf(open.Span.Start);
        return $"the {Show(open)} of line {position.Line + 1}, column {position.Character + 1}";
    }
}
