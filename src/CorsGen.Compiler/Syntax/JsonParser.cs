using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>
/// Reads JSON (RFC 8259) into a tree, however wrong the text is: every slip is an error of its own, and what stands
/// around it is read as if it were right.
/// </summary>
internal sealed partial class JsonParser
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

    /// <summary>The token that was last found unexpected: one slip is one error, whoever stumbles over it.</summary>
    private int _reportedIndex = -1;

    /// <summary>Whether something of the container that is being read was skipped.</summary>
    private bool _isDamaged;

    private bool _hasUnclosedComment;
    private bool _isUnclosed;
    private bool _isTooDeepReported;

    /// <summary>For line numbers; made when one is needed.</summary>
    private SourceText? _lines;

    private JsonParser(string text) => _text = text;

    private JsonToken Current => _tokens[_index];

    private bool IsAtEnd => Current.Kind == JsonTokenKind.EndOfText;

    public static JsonSyntaxTree Parse(string text)
    {
        var parser = new JsonParser(text);
        parser.ReadTokens();
        JsonValue? root = parser.ReadRoot();
        if (root is not null && !parser._isUnclosed)
        {
            parser.CheckRest();
        }

        return new JsonSyntaxTree(root, parser._errors.OrderBy(static error => error.Span.Start).ToImmutableArray());
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
                    string codePoint = Quote.CodePoint(_text[token.Span.Start]);
                    Report(
                        token.Span, $"{codePoint} is not white space in JSON; replace it with a space, or remove it");
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
                    Report(token.Span, $"Unexpected {Show(token)}{cure}");
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
            Report(span, $"Expected a value instead of {Quote.Source(_text, span)}");
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
        Report(rest, $"Expected the end of the text before {Quote.Source(_text, rest)}; remove it");
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
