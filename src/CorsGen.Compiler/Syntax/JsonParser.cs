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

    private const string CommentMessage = "JSON, and so Amazon S3, doesn't allow comments";
    private const string MisquotedMessage = "Expected straight double quotes around the string ";
    private const string UnquotedNameMessage = "Expected double quotes around the property name ";
    private const string SurplusCommaMessage = "JSON doesn't allow a comma before ";

    private readonly string _text;
    private readonly List<SyntaxError> _errors = new();

    /// <summary>The tokens that are neither trivia nor stray, and the end of the text.</summary>
    private readonly List<JsonToken> _tokens = new();

    /// <summary>The tokens that have stray characters before them, by index.</summary>
    private readonly HashSet<int> _afterStray = new();

    /// <summary>The stray characters.</summary>
    private readonly List<TextSpan> _strays = new();

    private int _index;

    /// <summary>The error of text before the rules; null if there is none.</summary>
    private SyntaxError? _prose;

    /// <summary>The text after the rules, if there is some before them too.</summary>
    private TextSpan _afterRules;

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
            root = parser.ReadRest(root);
        }

        parser.JoinProgram();
        parser.JoinRepeated();
        if (parser.IsNoJson())
        {
            root = null;
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
                    Report(token.Span, CommentMessage + "; remove it");
                    break;
                case JsonTokenKind.UnclosedComment:
                    _hasUnclosedComment = true;
                    Report(
                        token.Span, CommentMessage + ", and this one does not end; remove it");
                    break;
                case JsonTokenKind.Stray:
                    _strays.Add(token.Span);
                    _afterStray.Add(_tokens.Count);
                    string cure = JsonQuotes.IsQuote(_text[token.Span.Start])
                        ? " that opens or closes no string; remove it, or add the other one"
                        : "; remove it";
                    Report(
                        token.Span,
                        _text[token.Span.Start] == '…' ? LeftOut(token) : $"Unexpected {Show(token)}{cure}");
                    break;
                default:
                    _tokens.Add(token);
                    _missingClosers += token.IsOpening ? 1 : token.IsClosing ? -1 : 0;
                    break;
            }
        }

        _tokens.Add(new JsonToken(JsonTokenKind.EndOfText, new TextSpan(_text.Length, 0)));
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

    /// <summary>
    /// The same slip throughout a text is one error, at its first place: comments, and the quotes of another language.
    /// </summary>
    private void JoinRepeated()
    {
        Join(
            error => error.Message.StartsWith(CommentMessage, System.StringComparison.Ordinal),
            least: 2,
            count => $"{CommentMessage}; remove all {count} comments of the file");
        int rightNames = _tokens.Count(token => token.Kind == JsonTokenKind.String);
        Join(
            error => error.Message.StartsWith(MisquotedMessage, System.StringComparison.Ordinal),
            least: System.Math.Max(3, rightNames + 1),
            count =>
                $"Strings of JSON stand in straight double quotes; replace the quotes of all {count} strings with " +
                "'\"'");
        Join(
            error => error.Message.StartsWith(UnquotedNameMessage, System.StringComparison.Ordinal),
            least: 3,
            count => $"Names of properties stand in double quotes in JSON; put them around all {count} names");
    }

    private void Join(System.Predicate<SyntaxError> isSame, int least, System.Func<int, string> describe)
    {
        List<SyntaxError> same = _errors.FindAll(isSame);
        if (same.Count < least)
        {
            return;
        }

        SyntaxError first = same.OrderBy(error => error.Span.Start).First();
        _errors.RemoveAll(isSame);
        Report(first.Span, describe(same.Count));
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
