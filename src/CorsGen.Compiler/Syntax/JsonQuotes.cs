using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>
/// Finds where a string ends, also where its closing quote is missing: it must not swallow the commas, brackets and
/// strings behind it, or one slip would look like many.
/// </summary>
internal static class JsonQuotes
{
    private const string DoubleQuotes = "\"\u201C\u201D\u201E\u201F";
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";

    public static bool IsQuote(char c) => c == '`' || DoubleQuotes.IndexOf(c) >= 0 || SingleQuotes.IndexOf(c) >= 0;

    /// <summary>Whether the character is a curly double quote.</summary>
    public static bool IsCurlyDoubleQuote(char c) => DoubleQuotes.IndexOf(c) > 0;

    public static bool IsLineBreak(char c) => c is '\r' or '\n';

    /// <summary>The string that starts here, or a stray quote when there is nothing that it could open.</summary>
    public static JsonToken Scan(string text, int start)
    {
        char open = text[start];
        string closers = open switch
        {
            '"' => "\"",
            '\'' => "'",
            '`' => "`",
            _ => IsCurlyDoubleQuote(open) ? DoubleQuotes : SingleQuotes,
        };

        // What is cut off a string is read again. It holds no closer of the same kind as long as there are no escapes,
        // so that this happens only once for each kind of quote.
        bool hasEscapes = false;
        int end = start + 1;
        for (; end < text.Length && !IsLineBreak(text[end]); end++)
        {
            if (text[end] == '\\')
            {
                hasEscapes = true;
                if (end + 1 < text.Length && !IsLineBreak(text[end + 1]))
                {
                    end++;
                }
            }
            else if (closers.IndexOf(text[end]) >= 0)
            {
                return !hasEscapes && IsOpeningQuote(text, start, end)
                    ? Cut(text, start, end)
                    : Token(open == '"' ? JsonTokenKind.String : JsonTokenKind.MisquotedString, start, end + 1);
            }
        }

        return hasEscapes ? Token(JsonTokenKind.UnterminatedString, start, end) : Cut(text, start, end);
    }

    /// <summary>
    /// Whether a quote that seems to close a string rather opens the next, as the third one of <c>["GET, "PUT"]</c>.
    /// </summary>
    private static bool IsOpeningQuote(string text, int start, int quote)
    {
        if (quote + 1 == text.Length || !JsonLexer.IsWordCharacter(text[quote + 1]))
        {
            return false;
        }

        int last = quote - 1;
        while (last > start && JsonLexer.IsWhiteSpace(text[last]))
        {
            last--;
        }

        return last > start && text[last] is ',' or ':' or '[' or '{';
    }

    /// <summary>Where a string was meant to end whose closing quote is missing before <paramref name="end"/>.</summary>
    private static JsonToken Cut(string text, int start, int end)
    {
        int first = SkipWhiteSpace(text, start + 1, end);
        if (first == end || text[first] is ',' or ':' or ']' or '}')
        {
            return Token(JsonTokenKind.Stray, start, start + 1);
        }

        int name = first;
        while (name < end && (char.IsLetterOrDigit(text[name]) || text[name] is '_' or '-'))
        {
            name++;
        }

        // A name and a colon, but not that of "localhost:8080" or "https://".
        int colon = SkipWhiteSpace(text, name, end);
        if (name > first
            && colon < end
            && text[colon] == ':'
            && (colon + 1 == end || JsonLexer.IsWhiteSpace(text[colon + 1]) || text[colon + 1] is '[' or '{'))
        {
            return Token(JsonTokenKind.UnterminatedString, start, name);
        }

        for (int i = first; i < end; i++)
        {
            // An editor's "smart" quote may have been meant to close the string.
            if (IsCurlyDoubleQuote(text[i]))
            {
                int next = SkipWhiteSpace(text, i + 1, end);
                if (next == end || text[next] is ',' or ':' or ']' or '}')
                {
                    return Token(JsonTokenKind.UnterminatedString, start, i + 1);
                }
            }
        }

        int last = end - 1;
        while (last > start && (JsonLexer.IsWhiteSpace(text[last]) || IsPunctuation(text[last])))
        {
            last--;
        }

        return last == start
            ? Token(JsonTokenKind.Stray, start, start + 1)
            : Token(JsonTokenKind.UnterminatedString, start, last + 1);
    }

    private static bool IsPunctuation(char c) => c is ',' or ':' or '[' or ']' or '{' or '}';

    private static int SkipWhiteSpace(string text, int start, int end)
    {
        while (start < end && JsonLexer.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }

    private static JsonToken Token(JsonTokenKind kind, int start, int end) =>
        new(kind, TextSpan.FromBounds(start, end));
}
