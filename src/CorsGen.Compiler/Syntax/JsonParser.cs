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

    private JsonValue? ReadRoot()
    {
        int first = _index;
        if (HasNoBraces())
        {
            return null;
        }

        SkipProse();
        if (_index > first)
        {
            return ReadValue();
        }

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
            Expect(
                "Expected rules, but the text is empty; write them as [ { \"AllowedOrigins\": [ \"…\" ], " +
                "\"AllowedMethods\": [ \"…\" ] } ]");
        }

        return IsAtEnd ? null : ReadValue();
    }

    /// <summary>Whether the text is a rule without its braces, which is one error.</summary>
    private bool HasNoBraces()
    {
        if (!Current.IsString || !IsNameAt(_index) || (_tokens[_index + 2].IsOpening && _tokens[_index + 3].IsOpening))
        {
            return false;
        }

        _errors.Clear();
        Report(
            Current.Span,
            $"A rule stands in braces, in a list; put '[ {{' before {ShowCurrent()}, and '}} ]' at the end");
        _index = _tokens.Count - 1;
        return true;
    }

    /// <summary>
    /// What stands before the list, or before the object, is one error: a name, a sentence, the assignment of a
    /// program.
    /// </summary>
    private void SkipProse()
    {
        if (IsAtEnd || Current.IsOpening || !Current.StartsValue)
        {
            return;
        }

        // A bracket before a bracket or a string opens rules; another one may belong to a sentence.
        int start = _tokens.FindIndex(_index, token => token.IsOpening);
        for (int i = start; i >= 0 && i + 1 < _tokens.Count; i++)
        {
            if (IsLikelyOpening(i))
            {
                start = i;
                break;
            }
        }

        if (start < 0)
        {
            return;
        }

        int end = _tokens[start].Span.Start;
        TextSpan span = TextSpan.FromBounds(_tokens[_index].Span.Start, _tokens[start - 1].Span.End);
        TextSpan stray = _strays.LastOrDefault(other => other.End <= end);
        span = stray.End > span.End ? TextSpan.FromBounds(span.Start, stray.End) : span;
        stray = _strays.FirstOrDefault();
        span = !stray.IsEmpty && stray.Start < span.Start ? TextSpan.FromBounds(stray.Start, span.End) : span;
        _errors.RemoveAll(error => error.Span.Start < end);
        _afterStray.Remove(start);
        for (int i = _index; i < start; i++)
        {
            _missingClosers -= _tokens[i].IsOpening ? 1 : _tokens[i].IsClosing ? -1 : 0;
        }

        _index = start;
        _prose = new SyntaxError(
            span, $"A CORS file in JSON starts with '[' or '{{'; remove {Quote.Source(_text, span)} before it");
        _errors.Add(_prose);
    }

    // Rules open with a bracket before another one, before a string, or before a name.
    private bool IsLikelyOpening(int index) =>
        _tokens[index].IsOpening
        && (_tokens[index + 1].IsOpening
            || _tokens[index + 1].IsString
            || (_tokens[index + 1].Kind == JsonTokenKind.Word && _tokens[index + 2].Kind == JsonTokenKind.Colon));

    /// <summary>
    /// More values after the first: rules that stand in no list, or a second list. They are read as if they stood in
    /// one.
    /// </summary>
    private JsonValue ReadRest(JsonValue root)
    {
        int next = Current.IsComma ? _index + 1 : _index;
        bool isList = root is JsonArray;
        if (root is not (JsonArray or JsonObject) || !_tokens[next].IsOpening || _afterStray.Contains(_index))
        {
            CheckRest();
            return root;
        }

        Report(
            _tokens[next].Span,
            isList
                ? "A second list starts here, and a CORS file has one; put all rules into the first list"
                : "A second rule starts here, and rules stand in one list; put '[' before the first rule, ',' " +
                "between rules and ']' at the end");
        ImmutableArray<JsonValue>.Builder elements = ImmutableArray.CreateBuilder<JsonValue>();
        JsonValue? value = root;
        while (true)
        {
            if (value is JsonArray array)
            {
                elements.AddRange(array.Elements);
            }
            else if (value is not null)
            {
                elements.Add(value);
            }

            next = Current.IsComma ? _index + 1 : _index;
            if (_isUnclosed || !_tokens[next].IsOpening)
            {
                break;
            }

            _index = next;
            value = ReadValue();
        }

        TextSpan span = TextSpan.FromBounds(root.Span.Start, _tokens[_index - 1].Span.End);
        if (!_isUnclosed)
        {
            CheckRest();
        }

        TextSpan open = root is JsonArray first ? first.OpenSpan : ((JsonObject)root).OpenSpan;
        return new JsonArray(span, open, elements.ToImmutable(), isDamaged: true);
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
        bool hasRules = Enumerable.Range(_index, _tokens.Count - _index - 1).Any(IsLikelyOpening);
        if (_prose is not null && !hasRules)
        {
            // The text around the rules is one error, not two.
            _errors.Remove(_prose);
            _afterRules = rest;
            Report(_prose.Span, $"{_prose.Message}, and {Quote.Source(_text, rest)} after it");
            return;
        }

        Report(
            rest,
            $"Expected the end of the text before {Quote.Source(_text, rest)}; " +
            (hasRules ? "put the rules in it into the list, and remove the rest" : "remove it"));
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
