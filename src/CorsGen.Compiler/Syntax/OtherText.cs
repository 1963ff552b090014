using System;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>
/// Tells what a text is that isn't well-formed as a whole: one cause, which the errors of a parser would name at many
/// places.
/// </summary>
internal static partial class OtherText
{
    private const string JsonRules = "[ { \"AllowedOrigins\": [ \"…\" ], \"AllowedMethods\": [ \"…\" ] } ]";

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Multiline;

    private static readonly Regex s_mergeMarker = new(@"^(<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\z)[^\r\n]*", Options);

    private static readonly Regex s_html =
        new(
            @"\A[\s\uFEFF]*(?><!--.*?-->\s*)*(?<tag><(!doctype\s+html|html|head|body)\b)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex s_fence = new(@"^[ \t]*(```|~~~)[^\r\n]*", Options);
    private static readonly Regex s_xml = new(
        @"<(\?xml\b|(\w+:)?CORS(Configuration|Rule)\b)", RegexOptions.CultureInvariant);
    private static readonly Regex s_startOfJson = new(@"^[ \t\uFEFF]*[\[{]", Options);

    // A block or an assignment, as only Terraform's own language has them.
    private static readonly Regex s_terraform = new(
        @"^[ \t]*(?<name>(resource|module|data)\s+""|(cors_rule|locals|cors_configuration)\s*\{" +
        @"|allowed_(origins|methods|headers)\s*=\s*\[(?=[^{}]*\}))",
        Options);

    // The first line that isn't a comment is a key without quotes, or an item of a list.
    private static readonly Regex s_yaml = new(
        @"\A\uFEFF?([ \t]*(#[^\r\n]*|---[^\r\n]*|%[^\r\n]*)?[\r\n])*[ \t]*" +
        @"(?<key>(-[ \t]+)*[A-Za-z_][\w.-]*:(?=\s|\z)|-[ \t]*[\r\n]+[ \t]+[A-Za-z_][\w.-]*:)",
        RegexOptions.CultureInvariant);

    // The first that fits, from what tells most.
    private static readonly Func<string, SyntaxError?>[] s_kinds =
    [
        FindEncoding, FindBinary, FindRtf, FindPdf, FindPhp, FindBase64, FindDiff, FindMergeMarkers, FindHtml,
        FindFence,
        FindNumberedLines, FindCommentInXml, FindQuotedRules, FindXml, FindEntities, FindEscapes, FindTerraform,
        FindSections, FindTable, FindYaml, FindSettings, FindProse,
    ];

    /// <summary>
    /// What a text is that is neither well-formed JSON nor well-formed XML; null if it is a text with slips.
    /// </summary>
    public static SyntaxError? Find(string text) =>
        s_kinds.Select(find => find(text)).FirstOrDefault(error => error is not null);

    /// <summary>The same for a text that a page of HTML is, well-formed or not.</summary>
    public static SyntaxError? FindHtml(string text) => s_html.Match(text).Groups["tag"] is { Success: true } tag
        ? At(tag, "This is an HTML page, not a CORS file; write the rules in its place, as JSON or XML")
        : null;

    private static SyntaxError? FindMergeMarkers(string text) => s_mergeMarker.Match(text) is { Success: true } marker
        ? At(
            marker,
            "This is the marker of a merge conflict; keep one side of the conflict, and remove the lines with markers")
        : null;

    private static SyntaxError? FindFence(string text) => s_fence.Match(text) is { Success: true } fence
        ? At(
            fence,
            "This is Markdown around the rules; remove the lines with " +
            $"'{fence.Groups[1].Value}', and all that stands outside of them")
        : null;

    private static SyntaxError? FindXml(string text)
    {
        Match xml = s_xml.Match(text);
        int start = TextStart(text);
        bool isDoctype = string.CompareOrdinal(text, start, "<!", 0, 2) == 0;
        if (!xml.Success || xml.Index == start || isDoctype || IsInString(text, xml.Index))
        {
            return null;
        }

        int end = text.LastIndexOf('>') + 1;
        string rest = end > 0 ? text.Substring(end).Trim() : "";
        TextSpan before = TextSpan.FromBounds(start, TrimEnd(text, xml.Index));
        return new SyntaxError(
            before,
            $"A CORS file in XML starts with '<'; remove {Quote.Source(text, before)} before it" +
            (rest.Length > 0 ? $", and {Quote.Source(rest, new TextSpan(0, rest.Length))} after it" : ""));
    }

    private static SyntaxError? FindTerraform(string text) =>
        s_terraform.Match(text).Groups["name"] is { Success: true } name
        ? At(
            name,
            "This is Terraform's language, not JSON; write the rules as " + JsonRules)
        : null;

    private static SyntaxError? FindYaml(string text) =>
        s_yaml.Match(text).Groups["key"] is { Success: true } key && !s_startOfJson.IsMatch(text)
            ? At(
                key,
                "This is YAML, and a CORS file is JSON or XML; write the rules as " + JsonRules)
            : null;

    // Words, and nowhere a bracket that could open a list or a rule.
    private static SyntaxError? FindProse(string text)
    {
        int start = TextStart(text);
        int end = TrimEnd(text, text.Length);
        bool isProse = end > start
            && (char.IsLetter(text[start]) || text[start] is '#' or '/' or '-' or '*' or ';')
            && text.IndexOfAny(['[', '{', '"', '\'']) < 0
            && text.Substring(start, end - start).Any(c => char.IsWhiteSpace(c) || c is '.' or '/' or '=');
        return isProse
            ? new SyntaxError(
                TextSpan.FromBounds(start, end),
                $"{Quote.Source(text, TextSpan.FromBounds(start, end))} is neither JSON nor XML; write the rules in " +
                "its place, as " +
                JsonRules)
            : null;
    }

    // In the text of a string in JSON, which ends on its line.
    private static bool IsInString(string text, int index)
    {
        int line = text.LastIndexOfAny(['\r', '\n'], index) + 1;
        return text.Substring(line, index - line).Count(c => c == '"') % 2 != 0;
    }

    private static int TextStart(string text)
    {
        int start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF'))
        {
            start++;
        }

        return start;
    }

    private static int TrimEnd(string text, int end)
    {
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static SyntaxError At(Capture place, string message) =>
        new(new TextSpan(place.Index, place.Value.TrimEnd().Length), message);
}
