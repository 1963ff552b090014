using System;
using System.Collections.Immutable;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>
/// Cuts any text into tokens, linearly and without loss. It doesn't report errors: what is wrong is a kind of token
/// too.
/// </summary>
internal static class JsonLexer
{
    public static ImmutableArray<JsonToken> Tokenize(string text)
    {
        ImmutableArray<JsonToken>.Builder tokens = ImmutableArray.CreateBuilder<JsonToken>();
        for (int position = 0; position < text.Length; position = tokens[tokens.Count - 1].Span.End)
        {
            tokens.Add(Next(text, position));
        }

        return tokens.ToImmutable();
    }

    /// <summary>Whether the character is white space in JSON.</summary>
    public static bool IsWhiteSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    /// <summary>Whether the character can be part of a number or a word, be it one of JSON or not.</summary>
    public static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || c is '_' or '$' or '.' or '+' or '-' or '*';

    private static JsonToken Next(string text, int start)
    {
        char c = text[start];
        JsonTokenKind? punctuation = PunctuationOf(c);
        if (punctuation is not null)
        {
            return Token(punctuation.Value, start, start + 1);
        }

        if (JsonQuotes.IsQuote(c))
        {
            return JsonQuotes.Scan(text, start);
        }

        if (IsWhiteSpace(c))
        {
            return Token(JsonTokenKind.WhiteSpace, start, EndOfRun(text, start, IsWhiteSpace));
        }

        if (StartsComment(text, start))
        {
            return Comment(text, start);
        }

        if (StartsWord(text, start))
        {
            return c is (>= '0' and <= '9') or '+' or '-' or '.'
                ? Token(JsonTokenKind.Number, start, EndOfRun(text, start, IsWordCharacter))
                : Word(text, start);
        }

        if (c == '=')
        {
            return Token(JsonTokenKind.EqualsSign, start, EndOfRun(text, start, static other => other is '=' or '>'));
        }

        if (IsOtherWhiteSpace(c))
        {
            return c == '\uFEFF' && start == 0
                ? Token(JsonTokenKind.ByteOrderMark, start, 1)
                : Token(JsonTokenKind.OtherWhiteSpace, start, EndOfRun(text, start, other => other == c));
        }

        int end = start + 1;
        while (end < text.Length && !StartsToken(text, end))
        {
            end++;
        }

        return Token(JsonTokenKind.Stray, start, end);
    }

    private static JsonTokenKind? PunctuationOf(char c) => c switch
    {
        '{' => JsonTokenKind.OpenBrace,
        '}' => JsonTokenKind.CloseBrace,
        '[' => JsonTokenKind.OpenBracket,
        ']' => JsonTokenKind.CloseBracket,
        ',' => JsonTokenKind.Comma,
        ';' => JsonTokenKind.Semicolon,
        ':' => JsonTokenKind.Colon,
        _ => null,
    };

    private static bool StartsToken(string text, int start)
    {
        char c = text[start];
        return c == '='
            || PunctuationOf(c) is not null
            || JsonQuotes.IsQuote(c)
            || IsWhiteSpace(c)
            || IsOtherWhiteSpace(c)
            || StartsComment(text, start)
            || StartsWord(text, start);
    }

    /// <summary>Control characters that move the cursor, Unicode's spaces, and those without width.</summary>
    private static bool IsOtherWhiteSpace(char c) =>
        (char.IsWhiteSpace(c) && !IsWhiteSpace(c)) || c is '\u200B' or '\u2060' or '\uFEFF';

    // '#' starts one in YAML and many languages, but only where it has space before it: not in "a#b". In Lua and SQL
    // '--' does; in a command, '--name' is an option.
    private static bool StartsComment(string text, int start) =>
        (text[start] == '/' && start + 1 < text.Length && text[start + 1] is '/' or '*')
        || (text[start] == '#' && IsFirstOfWord(text, start))
        || (IsAt(text, start, "--")
            && (start + 2 == text.Length || IsWhiteSpace(text[start + 2]) || IsAt(text, start + 2, "[["))
            && IsFirstOfWord(text, start));

    private static bool IsFirstOfWord(string text, int start) =>
        start == 0 || IsWhiteSpace(text[start - 1]) || PunctuationOf(text[start - 1]) is not null;

    private static bool IsAt(string text, int start, string expected) =>
        string.CompareOrdinal(text, start, expected, 0, expected.Length) == 0;

    // A "*/" is the rest of a comment, and no word.
    private static bool StartsWord(string text, int start) => IsWordCharacter(text[start])
        && !(text[start] == '*' && start + 1 < text.Length && text[start + 1] == '/');

    private static JsonToken Comment(string text, int start)
    {
        if (IsAt(text, start, "--[["))
        {
            int endOfBlock = text.IndexOf("]]", start, StringComparison.Ordinal);
            return endOfBlock < 0
                ? Token(JsonTokenKind.UnclosedComment, start, text.Length)
                : Token(JsonTokenKind.Comment, start, endOfBlock + 2);
        }

        if (text[start] is '#' or '-' || text[start + 1] == '/')
        {
            return Token(JsonTokenKind.Comment, start, EndOfRun(text, start, static c => !JsonQuotes.IsLineBreak(c)));
        }

        int end = text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        return end < 0
            ? Token(JsonTokenKind.UnclosedComment, start, text.Length)
            : Token(JsonTokenKind.Comment, start, end + 2);
    }

    private static JsonToken Word(string text, int start)
    {
        int end = EndOfRun(text, start, IsWordCharacter);
        if (string.CompareOrdinal(text, end, "://", 0, 3) == 0)
        {
            // A URL without quotes would otherwise end in a comment.
            end = EndOfRun(text, end, static c => c > ' '
                && PunctuationOf(c) is null or JsonTokenKind.Colon
                && !JsonQuotes.IsQuote(c)
                && !IsOtherWhiteSpace(c));
        }

        if (end < text.Length && text[end] == '"' && JsonQuotes.Scan(text, end).Kind == JsonTokenKind.Stray)
        {
            end++;
        }

        return Token(JsonTokenKind.Word, start, end);
    }

    private static int EndOfRun(string text, int start, Func<char, bool> belongs)
    {
        int end = start + 1;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end;
    }

    private static JsonToken Token(JsonTokenKind kind, int start, int end) =>
        new(kind, TextSpan.FromBounds(start, end));
}
