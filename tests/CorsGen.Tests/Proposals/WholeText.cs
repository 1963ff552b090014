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

    [GeneratedRegex(@"\}\s*,?\s*\{")]
    private static partial Regex BetweenRules();

    [GeneratedRegex(@"\}\s*\]\s*,?\s*\[\s*\{")]
    private static partial Regex BetweenLists();

    [GeneratedRegex(@"""[^""]*""\s*:\s*$")]
    private static partial Regex LastName();

    [GeneratedRegex(@"\[\s*\{\s*""[A-Z]")]
    private static partial Regex RuleList();
}
