using System.Linq;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <content>Strings, numbers, literals, and words that are none of them.</content>
internal sealed partial class JsonParser
{
    private SourceString ReadString(JsonToken token, out bool isDamaged)
    {
        char quote = _text[token.Span.Start];
        bool isTerminated = token.Kind != JsonTokenKind.UnterminatedString;
        int end = isTerminated ? token.Span.End - 1 : token.Span.End;
        if (!isTerminated)
        {
            Report(token.Span, $"Expected a closing '\"' at the end of the string {Show(token)}");

            // An editor's "smart" quote may have been meant to close it.
            if (JsonQuotes.IsCurlyDoubleQuote(_text[end - 1]) && end - 1 > token.Span.Start)
            {
                end--;
            }
        }
        else if (quote != '"')
        {
            string shown = Show(token);
            Report(
                token.Span, $"{MisquotedMessage}{shown}; replace its quotes with '\"'");
        }

        int before = _errors.Count;
        SourceString text = JsonStringParser.Parse(
            _text, TextSpan.FromBounds(token.Span.Start + 1, end), quote, _errors);
        isDamaged = !isTerminated || _errors.Count > before;
        return text;
    }

    private JsonNumber? ReadNumber()
    {
        JsonToken token = Current;
        Advance();
        if (token.Span.Length > 1 && _text.Substring(token.Span.Start, token.Span.Length).All(c => c == '.'))
        {
            Report(token.Span, LeftOut(token));
            return null;
        }

        (string? text, string? message) = JsonNumberParser.Parse(_text.Substring(token.Span.Start, token.Span.Length));
        if (message is not null)
        {
            Report(token.Span, message);
            if (token.Span.Length == 1)
            {
                // What follows a lone sign belongs to it.
                _reportedIndex = _index;
            }
        }

        return text is null ? null : new JsonNumber(token.Span, text);
    }

    private string LeftOut(JsonToken token) =>
        $"{Show(token)} stands for something that was left out; write it, or remove {Show(token)}";

    private JsonValue? ReadWord()
    {
        SourceString word = ReadWordText(isName: false, out TextSpan span);
        string shown = Quote.Source(_text, span);
        if (word.Span != span)
        {
            Report(span, $"Expected an opening '\"' before the string {shown}");
            return new JsonString(span, word, isDamaged: false);
        }

        switch (word.Value)
        {
            case "true":
                return new JsonLiteral(span, JsonLiteralKind.True);
            case "false":
                return new JsonLiteral(span, JsonLiteralKind.False);
            case "null":
                return new JsonLiteral(span, JsonLiteralKind.Null);
            case "undefined" or "NaN" or "Infinity":
                return ReportNoValue();
        }

        if (span.Length <= 4 && word.Value.ToLowerInvariant() is "none" or "nil")
        {
            return ReportNoValue();
        }

        JsonLiteralKind? meant = span.Length > 5 ? null : word.Value.ToLowerInvariant() switch
        {
            "true" => JsonLiteralKind.True,
            "false" => JsonLiteralKind.False,
            "null" => JsonLiteralKind.Null,
            _ => null,
        };
        if (meant is not null)
        {
            string spelling = meant switch
            {
                JsonLiteralKind.True => "true",
                JsonLiteralKind.False => "false",
                _ => "null",
            };
            Report(span, $"Expected '{spelling}' instead of {shown}");
            return new JsonLiteral(span, meant.Value);
        }

        Report(span, $"Expected double quotes around the string {shown}");
        return new JsonString(span, word, isDamaged: false);

        // Not null: that isn't a value of a rule either.
        JsonValue? ReportNoValue()
        {
            Report(span, $"JSON has no {shown}; remove the property, or give it a value");
            return null;
        }
    }

    /// <summary>
    /// The word, or the words of one line: without quotes they belong together all the same. A closing quote is part of
    /// the span, but not of the word.
    /// </summary>
    private SourceString ReadWordText(bool isName, out TextSpan span)
    {
        JsonToken first = Current;
        JsonToken last = first;
        Advance();
        bool isLiteral = first.Span.Length is 4 or 5
            && _text.Substring(first.Span.Start, first.Span.Length) is "true" or "false" or "null";
        while (!isLiteral
            && Current.Kind is JsonTokenKind.Word or JsonTokenKind.Number
            && !_afterStray.Contains(_index)
            && (isName || !IsNameAt(_index))
            && IsBlank(last.Span.End, Current.Span.Start))
        {
            last = Current;
            Advance();
        }

        span = TextSpan.FromBounds(first.Span.Start, last.Span.End);
        int length = _text[span.End - 1] == '"' ? span.Length - 1 : span.Length;
        return new SourceString(_text.Substring(span.Start, length), new TextSpan(span.Start, length));
    }

    private bool IsBlank(int start, int end)
    {
        while (start < end && _text[start] is ' ' or '\t')
        {
            start++;
        }

        return start == end;
    }
}
