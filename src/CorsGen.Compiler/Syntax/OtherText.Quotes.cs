using System;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <content>Rules that stand in the quotes of something else, or whose own quotes are escaped.</content>
internal static partial class OtherText
{
    // [{ \"AllowedOrigins\": …, also with its line breaks escaped.
    private static readonly Regex s_escape = new(@"[\[{]\s*(?:\\n\s*)*(?<quote>\\"")", RegexOptions.CultureInvariant);

    private static readonly Regex s_entity = new(
        @"(?<entity>&lt;)(?:\?xml|(?:\w+:)?CORS)|[\[{]\s*(?<entity>&quot;|&#34;)", RegexOptions.CultureInvariant);

    private static readonly Regex s_commentInXml = new(
        @"\A[\s\uFEFF]*(?<comment><!--(?>.*?-->))(?>\s*(?:<!--(?>.*?-->)\s*)*)[\[{]",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>A command with the rules as one of its arguments, or a program with the rules in a string.</summary>
    private static SyntaxError? FindQuotedRules(string text)
    {
        int start = TextStart(text);
        if (start == text.Length
            || !(char.IsLetter(text[start]) || text[start] is '$' or '>' or '#' or '%' or '/' or '@'))
        {
            return null;
        }

        for (int open = start; (open = text.IndexOfAny(['\'', '"', '`', '[', '{', '#'], open)) >= 0; open++)
        {
            if (text[open] is '[' or '{')
            {
                // ${BUCKET} of a shell may come before.
                if (open == 0 || text[open - 1] != '$')
                {
                    return null;
                }
            }
            else if (text[open] == '#')
            {
                // A comment may hold an apostrophe.
                if (IsFirstOfLine(text, open))
                {
                    open = text.IndexOf('\n', open);
                    if (open < 0)
                    {
                        return null;
                    }
                }
            }
            else
            {
                int close = ClosingQuote(text, open);
                int content = SkipWhiteSpace(text, open + 1);
                if (close < 0 || (content < close && text[content] is '[' or '{' or '<'))
                {
                    return close > 0 && HoldsRules(text, content, close) ? Quoted(text, start, open, close) : null;
                }

                open = close;
            }
        }

        return null;
    }

    private static SyntaxError Quoted(string text, int start, int open, int close)
    {
        bool isEscaped = text.IndexOf("\\\"", open, close - open, StringComparison.Ordinal) >= 0;
        return new SyntaxError(
            TextSpan.FromBounds(start, open + 1),
            "The CORS file is what stands in quotes here, in a command or a program; keep that alone, without the " +
            "quotes" +
            (isEscaped ? ", and write '\"' for each '\\\"' in it" : ""));
    }

    private static SyntaxError? FindEscapes(string text)
    {
        Match match = s_escape.Match(text);
        return match.Success && !IsInString(text, match.Index)
            ? At(
                match.Groups["quote"],
                "The quotes are escaped here, as in a string of a program; write '\"' for each '\\\"'" +
                (text.IndexOf("\\n", StringComparison.Ordinal) >= 0 ? ", and a line break for each '\\n'" : ""))
            : null;
    }

    private static SyntaxError? FindEntities(string text)
    {
        Match match = s_entity.Match(text);
        return match.Success && !IsInString(text, match.Index) && text[TextStart(text)] != '<'
            ? At(
                match.Groups["entity"],
                "This text is escaped for a web page; write '<' for each '&lt;', '>' for '&gt;', '\"' for '&quot;' " +
                "and '&' for '&amp;'")
            : null;
    }

    private static SyntaxError? FindCommentInXml(string text) =>
        s_commentInXml.Match(text).Groups["comment"] is { Success: true } comment
            ? At(comment, "JSON, and so Amazon S3, doesn't allow comments; remove it")
            : null;

    private static bool HoldsRules(string text, int start, int end) =>
        text.IndexOf("origin", start, end - start, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The quote that closes a string, or -1. In double quotes a backslash escapes one.</summary>
    private static int ClosingQuote(string text, int open)
    {
        // PowerShell: @" … "@.
        if (open > 0 && text[open - 1] == '@')
        {
            return text.IndexOf(text[open] + "@", open + 1, StringComparison.Ordinal);
        }

        for (int i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[open] != '\'')
            {
                i++;
            }
            else if (text[i] == text[open])
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsFirstOfLine(string text, int position)
    {
        while (position > 0 && text[position - 1] is ' ' or '\t')
        {
            position--;
        }

        return position == 0 || text[position - 1] is '\r' or '\n';
    }

    private static int SkipWhiteSpace(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }
}
