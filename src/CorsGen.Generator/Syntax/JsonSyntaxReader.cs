using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator.Syntax;

/// <summary>
/// Reads JSON (RFC 8259) into a tree, however wrong the text is: every slip is an error of its own, and what stands
/// around it is read as if it were right.
/// </summary>
internal sealed partial class JsonSyntaxReader
{
    /// <summary>How deep objects and arrays can be nested.</summary>
    public const int MaxDepth = 64;

    private readonly string _text;
    private readonly List<SyntaxError> _errors = new();

    /// <summary>The tokens that are neither trivia nor stray, and the end of the text.</summary>
    private readonly List<JsonToken> _tokens = new();

    /// <summary>The tokens that have stray characters before them, by index.</summary>
    private readonly HashSet<int> _afterStray = new();

    /// <summary>The stray characters.</summary>
    private readonly List<TextSpan> _strays = new();

    private int _index;

    /// <summary>The token that was last found unexpected: one slip is one error, whoever else stumbles over it.</summary>
    private int _reportedIndex = -1;

    /// <summary>Whether something of the container that is being read was skipped.</summary>
    private bool _isDamaged;

    private bool _hasUnclosedComment;
    private bool _isUnclosed;
    private bool _isTooDeepReported;

    /// <summary>For line numbers; made when one is needed.</summary>
    private SourceText? _lines;

    private JsonSyntaxReader(string text) => _text = text;

    private JsonToken Current => _tokens[_index];

    private bool IsAtEnd => Current.Kind == JsonTokenKind.EndOfText;

    public static JsonReadResult Read(string text)
    {
        var reader = new JsonSyntaxReader(text);
        reader.ReadTokens();
        JsonValue? root = reader.ReadRoot();
        if (root is not null && !reader._isUnclosed)
        {
            reader.CheckRest();
        }

        return new JsonReadResult(root, reader._errors.OrderBy(static error => error.Span.Start).ToImmutableArray());
    }

    private void ReadTokens()
    {
        foreach (JsonToken token in JsonLexer.Tokenize(_text))
        {
            switch (token.Kind)
            {
                case JsonTokenKind.ByteOrderMark or JsonTokenKind.WhiteSpace:
                    break;
                case JsonTokenKind.OtherWhiteSpace:
                    string codePoint = JsonMessages.CodePoint(_text[token.Span.Start]);
                    Report(token.Span, $"{codePoint} is not white space in JSON; replace it with a space, or remove it");
                    break;
                case JsonTokenKind.Comment:
                    Report(token.Span, "JSON, and so Amazon S3, takes no comments; remove it");
                    break;
                case JsonTokenKind.UnclosedComment:
                    _hasUnclosedComment = true;
                    Report(
                        token.Span, "JSON, and so Amazon S3, takes no comments, and this one does not end; remove it");
                    break;
                case JsonTokenKind.Stray:
                    _strays.Add(token.Span);
                    _afterStray.Add(_tokens.Count);
                    string cure = JsonQuotes.IsQuote(_text[token.Span.Start])
                        ? " that opens or closes no string; remove it, or add the other one"
                        : "; remove it";
                    Report(token.Span, $"Unexpected {JsonMessages.Show(_text, token)}{cure}");
                    break;
                default:
                    _tokens.Add(token);
                    _missingClosers += token.IsOpening ? 1 : token.IsClosing ? -1 : 0;
                    break;
            }
        }

        _tokens.Add(new JsonToken(JsonTokenKind.EndOfText, new TextSpan(_text.Length, 0)));
    }

    private JsonValue? ReadRoot()
    {
        int first = _index;
        while (!IsAtEnd && !Current.StartsValue)
        {
            _index++;
        }

        if (_index > first)
        {
            TextSpan span = TextSpan.FromBounds(_tokens[first].Span.Start, _tokens[_index - 1].Span.End);
            Report(span, $"Expected a value instead of {JsonMessages.Show(_text, span)}");
        }
        else if (IsAtEnd && _strays.Count == 0)
        {
            Expect("Expected a value, but the text is empty");
        }

        return IsAtEnd ? null : ReadValue();
    }

    /// <summary>All that follows the root is one error.</summary>
    private void CheckRest()
    {
        int rootEnd = _tokens[_index - 1].Span.End;
        TextSpan stray = _strays.FirstOrDefault(span => span.Start >= rootEnd);
        if (IsAtEnd && stray.IsEmpty)
        {
            return;
        }

        int start = stray.IsEmpty || (!IsAtEnd && Current.Span.Start < stray.Start) ? Current.Span.Start : stray.Start;
        int end = _tokens[_tokens.Count - 2].Span.End;
        if (_strays.Count > 0 && _strays[_strays.Count - 1].End > end)
        {
            end = _strays[_strays.Count - 1].End;
        }

        _errors.RemoveAll(error => error.Span.Start >= start);
        TextSpan rest = TextSpan.FromBounds(start, end);
        Report(rest, $"Expected the end of the text before {JsonMessages.Show(_text, rest)}; remove it");
    }

    /// <summary>Reads the value that starts at the current token.</summary>
    /// <returns>The value, or null when it cannot be guessed.</returns>
    private JsonValue? ReadValue()
    {
        JsonToken token = Current;
        switch (token.Kind)
        {
            case JsonTokenKind.OpenBrace or JsonTokenKind.OpenBracket:
                return _open.Count == MaxDepth ? SkipTooDeep()
                    : token.Kind == JsonTokenKind.OpenBrace ? ReadObject()
                    : ReadArray();
            case JsonTokenKind.Number:
                return ReadNumber();
            case JsonTokenKind.Word:
                return ReadWord();
            default:
                Advance();
                SourceString text = ReadString(token, out bool isDamaged);
                return new JsonString(token.Span, text, isDamaged);
        }
    }

    private SourceString ReadString(JsonToken token, out bool isDamaged)
    {
        char quote = _text[token.Span.Start];
        bool isTerminated = token.Kind != JsonTokenKind.UnterminatedString;
        int end = isTerminated ? token.Span.End - 1 : token.Span.End;
        if (!isTerminated)
        {
            Report(token.Span, $"Expected a closing '\"' at the end of the string {JsonMessages.Show(_text, token)}");

            // An editor's "smart" quote may have been meant to close it.
            if (JsonQuotes.IsCurlyDoubleQuote(_text[end - 1]) && end - 1 > token.Span.Start)
            {
                end--;
            }
        }
        else if (quote != '"')
        {
            string shown = JsonMessages.Show(_text, token);
            Report(token.Span, $"Expected straight double quotes around the string {shown}; replace its quotes with '\"'");
        }

        int before = _errors.Count;
        SourceString text = JsonStringReader.Read(
            _text, TextSpan.FromBounds(token.Span.Start + 1, end), quote, _errors);
        isDamaged = !isTerminated || _errors.Count > before;
        return text;
    }

    private JsonNumber? ReadNumber()
    {
        JsonToken token = Current;
        Advance();
        (string? text, string? message) = JsonNumberReader.Read(_text.Substring(token.Span.Start, token.Span.Length));
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

    private JsonValue? ReadWord()
    {
        SourceString word = ReadWordText(isName: false, out TextSpan span);
        switch (word.Value)
        {
            case "true":
                return new JsonLiteral(span, JsonLiteralKind.True);
            case "false":
                return new JsonLiteral(span, JsonLiteralKind.False);
            case "null":
                return new JsonLiteral(span, JsonLiteralKind.Null);
            case "undefined" or "NaN" or "Infinity":
                Report(span, $"JSON has no {word.Value}; write a value that it has, or null");
                return null;
        }

        string shown = JsonMessages.Show(_text, span);
        JsonLiteralKind? meant = span.Length > 5 ? null : word.Value.ToLowerInvariant() switch
        {
            "true" => JsonLiteralKind.True,
            "false" => JsonLiteralKind.False,
            "null" or "none" or "nil" => JsonLiteralKind.Null,
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

        Report(span, _text[span.End - 1] == '"'
            ? $"Expected an opening '\"' before the string {shown}"
            : $"Expected double quotes around the string {shown}");
        return new JsonString(span, word, isDamaged: false);
    }

    /// <summary>The word, or the words of one line: without quotes they belong together all the same.</summary>
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

    private void Advance()
    {
        _index++;
        _isDamaged |= _afterStray.Contains(_index);
    }

    private void Report(TextSpan span, string message) => _errors.Add(new SyntaxError(span, message));

    /// <summary>
    /// Reports the current token, unless it has been reported, or what stands before it: stray characters may stand for
    /// what is missing, and an unclosed comment may hide the end.
    /// </summary>
    private void Expect(string message)
    {
        if (_reportedIndex != _index && (IsAtEnd ? !_hasUnclosedComment : !_afterStray.Contains(_index)))
        {
            Report(Current.Span, message);
        }

        _reportedIndex = _index;
    }
}
