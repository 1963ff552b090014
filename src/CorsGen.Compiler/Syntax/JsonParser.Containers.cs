using System.Collections.Immutable;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <content>Objects and arrays.</content>
internal sealed partial class JsonParser
{
    private JsonArray ReadArray()
    {
        bool isOuterDamaged = Enter();
        ImmutableArray<JsonValue>.Builder elements = ImmutableArray.CreateBuilder<JsonValue>();
        for (var separators = new Separators(); !IsAtEndOfContainer(ref separators);)
        {
            ReadElement(elements);
        }

        (TextSpan open, TextSpan span, bool isDamaged) = Leave(isOuterDamaged);
        return new JsonArray(span, open, elements.ToImmutable(), isDamaged);
    }

    private JsonObject ReadObject()
    {
        bool isOuterDamaged = Enter();
        ImmutableArray<JsonMember>.Builder members = ImmutableArray.CreateBuilder<JsonMember>();
        for (var separators = new Separators(); !IsAtEndOfContainer(ref separators);)
        {
            ReadMember(members, separators.IsMissing);
        }

        (TextSpan open, TextSpan span, bool isDamaged) = Leave(isOuterDamaged);
        return new JsonObject(span, open, members.ToImmutable(), isDamaged);
    }

    private void ReadElement(ImmutableArray<JsonValue>.Builder elements)
    {
        if (Current.StartsValue)
        {
            JsonValue? element = ReadValue();
            _isDamaged |= element is null;
            if (element is not null)
            {
                elements.Add(element);
            }
        }

        if (Current.IsColon)
        {
            Expect($"Expected ',' or ']' before {ShowCurrent()}; only an object, in braces, has names with values");
            SkipColonAndValue();
        }
    }

    private void ReadMember(ImmutableArray<JsonMember>.Builder members, bool isCommaMissing)
    {
        JsonToken token = Current;
        if (token.IsColon)
        {
            Expect($"Expected a property name in double quotes before {ShowCurrent()}");
            SkipColonAndValue();
        }
        else if (token.IsOpening || (isCommaMissing && !_tokens[_index + 1].IsColon))
        {
            Expect($"Expected a property name in double quotes and ':' before {ShowCurrent()}");
            _isDamaged = true;
            _ = ReadValue();
        }
        else
        {
            SourceString name = ReadName(out TextSpan span, out bool isDamaged);
            members.Add(new JsonMember(name, span, isDamaged, ReadMemberValue()));
        }
    }

    private SourceString ReadName(out TextSpan span, out bool isDamaged)
    {
        JsonToken token = Current;
        span = token.Span;
        if (token.IsString)
        {
            Advance();
            return ReadString(token, out isDamaged);
        }

        SourceString name = ReadWordText(isName: true, out span);
        isDamaged = false;
        Report(span, name.Span != span
            ? $"Expected an opening '\"' before the property name {Quote.Source(_text, span)}"
            : $"{UnquotedNameMessage}{Quote.Source(_text, span)}");
        return name;
    }

    private JsonValue? ReadMemberValue()
    {
        if (IsAtEnd)
        {
            return null;
        }

        if (!Current.IsColon)
        {
            Expect($"Expected ':'{(StartsValueOfMember() ? "" : " and a value")} before {ShowCurrent()}");
        }
        else
        {
            if (Current.Kind == JsonTokenKind.EqualsSign)
            {
                Expect($"Expected ':' instead of {ShowCurrent()}");
            }

            Advance();
            if (Current.IsColon)
            {
                Expect($"Expected a value instead of {ShowCurrent()}; remove it");
                while (Current.IsColon)
                {
                    Advance();
                }
            }

            if (!StartsValueOfMember() && !IsAtEnd)
            {
                Expect($"Expected a value before {ShowCurrent()}");
            }
        }

        return StartsValueOfMember() ? ReadValue() : null;
    }

    /// <summary>Whether a value comes next, and not the name of the next member.</summary>
    private bool StartsValueOfMember() => Current.StartsValue && !IsNameAt(_index);

    private bool IsNameAt(int index) =>
        (_tokens[index].IsString || _tokens[index].Kind == JsonTokenKind.Word) && _tokens[index + 1].IsColon;

    private void SkipColonAndValue()
    {
        _isDamaged = true;
        while (Current.IsColon)
        {
            Advance();
        }

        if (StartsValueOfMember())
        {
            _ = ReadValue();
        }
    }

    /// <summary>Reads the comma, if one is due, and the end, if it is there.</summary>
    /// <returns>Whether the container ends; otherwise the current token belongs to its next item.</returns>
    private bool IsAtEndOfContainer(ref Separators separators)
    {
        while (true)
        {
            if (Current.IsComma && !separators.IsFirst && separators.Comma is null)
            {
                if (Current.Kind == JsonTokenKind.Semicolon)
                {
                    Expect($"Expected ',' instead of {ShowCurrent()}");
                }

                separators.Comma = Current.Span;
                Advance();
            }

            if (Current.IsComma)
            {
                ReadSurplusCommas(ref separators);
            }

            if (!Current.IsClosing && !IsAtEnd && !IsAtItemOfParent())
            {
                break;
            }

            if (Current.Kind == Closer && separators.Comma is TextSpan comma && !_afterStray.Contains(_index))
            {
                Report(comma, $"{SurplusCommaMessage}{ShowCurrent()}; remove it");
            }

            if (ReadEnd())
            {
                return true;
            }
        }

        separators.IsMissing = !separators.IsFirst && separators.Comma is null;
        if (separators.IsMissing)
        {
            Expect($"Expected ',' or '{Show(Closer)}' before {ShowCurrent()}");
        }

        separators.IsFirst = false;
        separators.Comma = null;
        return false;
    }

    /// <summary>Commas with nothing before or between them: one error, at the end together with the first.</summary>
    private void ReadSurplusCommas(ref Separators separators)
    {
        JsonToken first = Current;
        bool isReported = _afterStray.Contains(_index);
        int end = first.Span.End;
        while (Current.IsComma)
        {
            end = Current.Span.End;
            Advance();
        }

        TextSpan span = TextSpan.FromBounds(first.Span.Start, end);
        if (Current.Kind == Closer && separators.Comma is TextSpan comma)
        {
            span = TextSpan.FromBounds(comma.Start, end);
            separators.Comma = null;
        }

        if (!isReported)
        {
            string item = Closer == JsonTokenKind.CloseBracket ? "a value" : "a property";
            Report(span, $"Expected {item} instead of {Show(first)}; remove it");
        }
    }

    private string ShowCurrent() => Show(Current);

    /// <summary>A token in a message: a string with the quotes that it has, all else between single ones.</summary>
    private string Show(JsonToken token) => token.Kind switch
    {
        JsonTokenKind.EndOfText => "the end of the text",
        JsonTokenKind.String or JsonTokenKind.MisquotedString or JsonTokenKind.UnterminatedString =>
            Quote.Shorten(_text, token.Span),
        _ => Quote.Source(_text, token.Span),
    };

    /// <summary>What separates the items of a container so far.</summary>
    private struct Separators
    {
        public Separators()
        {
        }

        public bool IsFirst { get; set; } = true;

        /// <summary>The comma that no item has followed yet.</summary>
        public TextSpan? Comma { get; set; }

        /// <summary>Whether the next item lacks a comma before it.</summary>
        public bool IsMissing { get; set; }
    }
}
