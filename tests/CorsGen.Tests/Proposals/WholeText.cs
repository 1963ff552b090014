using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Text;

namespace CorsGen.Tests.Proposals;

/// <summary>Changes a file as a person does who sees what it is as a whole.</summary>
internal static partial class WholeText
{
    /// <summary>What follows some text, and, if that is said too, only up to the last bracket.</summary>
    public static string KeepFrom(string text, int start, bool isCut)
    {
        string rest = text[start..].TrimStart();
        char last = rest[0] == '<' ? '>' : rest[0] == '[' ? ']' : '}';
        return isCut ? rest[..(rest.LastIndexOf(last) + 1)] : rest;
    }

    /// <summary>What stands in quotes that open before a place.</summary>
    public static string KeepQuoted(string text, int start) => text[start..text.LastIndexOf(text[start - 1])];

    /// <summary>The new side of a diff.</summary>
    public static string KeepLines(string text) =>
        string.Join(
            '\n', text.Split('\n').Where(line => line.Length > 0 && line[0] is ' ' or '+').Select(line => line[1..]));

    /// <summary>JSON as an object of JavaScript: names without quotes, and single ones around strings.</summary>
    public static string ToProgram(string json) => QuotedName().Replace(json, "$1").Replace('"', '\'');

    /// <summary>The list or object of a program as JSON.</summary>
    public static string FromProgram(string text)
    {
        string literal = text[text.IndexOfAny(['[', '{'])..(text.LastIndexOfAny([']', '}']) + 1)];
        return BareName().Replace(literal, "$1\"$2\"").Replace('\'', '"');
    }

    /// <summary>The text without the lines that are comments.</summary>
    public static string RemoveComments(string text) => CommentLine().Replace(text, "");

    /// <summary>Rules one after another, in a list.</summary>
    public static string WrapRules(string text) => "[" + BetweenRules().Replace(text.Trim(), "},{") + "]";

    /// <summary>Lists one after another, as one.</summary>
    public static string JoinLists(string text) => BetweenLists().Replace(text, "},{");

    /// <summary>The text without the property whose value stands there.</summary>
    public static string RemoveProperty(string text, TextSpan value)
    {
        string before = LastName().Replace(text[..value.Start], "");
        string after = text[value.End..].TrimStart();
        return before + (after[0] == ',' ? after[1..] : after);
    }

    /// <summary>The list that holds the rules.</summary>
    public static string KeepList(string text)
    {
        int start = RuleList().Match(text).Index;
        return text[start..(text.LastIndexOf(']') + 1)];
    }

    [GeneratedRegex(@"""(\w+)""(?=\s*:)")]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"([{,]\s*)(\w+)(?=\s*:)")]
    private static partial Regex BareName();

    [GeneratedRegex(@"^(?:#|--|//).*$", RegexOptions.Multiline)]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"\}\s*,?\s*\{")]
    private static partial Regex BetweenRules();

    [GeneratedRegex(@"\}\s*\]\s*,?\s*\[\s*\{")]
    private static partial Regex BetweenLists();

    [GeneratedRegex(@"""[^""]*""\s*:\s*$")]
    private static partial Regex LastName();

    [GeneratedRegex(@"\[\s*\{\s*""[A-Z]")]
    private static partial Regex RuleList();
}
