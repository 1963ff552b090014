using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Tests.Matching;

/// <summary>
/// No text of a file leaves its comment, documentation or literal. The code is compared with that of a harmless twin:
/// the same file with a letter for each character that could do anything.
/// </summary>
public class InjectionTests
{
    private static readonly string[] s_hostile =
    [
        "a\rclass X { }", "a\nclass X { }", "a\r\n#error x", "a\u0085class X { }", "a\u2028class X { }",
        "a\u2029class X { }", "</summary>",
        "<see cref=\"X\"/>", "&lt;&amp;&", "]]>", "--><!--", "x */ class Y { }", "/* x", "// x", "\"; class Z { } //",
        "\"\"\"", "\\", "\\\"",
        "\\u000A", "\\\\u0022", "{x}", "{{", "$\"{x}\"", "@\"", "\uD800", "\uDC00", "\uDC00\uD800", "\uD83D\uDE00",
        "\0", "\u202Eevil", "\uFEFF", "\u001A",
        "'", "\t ", " \\", "trailing\\", "#nullable disable", "\u007F", "\u00E9\"\n\u2028*/", "\u00AD\u200B",
    ];

    public static MatrixTheoryData<int, int> Cases => new(Enumerable.Range(0, s_hostile.Length), [1, 2]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Text_of_a_file_stays_in_its_place_and_is_itself_at_run_time(int index, int ruleCount)
    {
        string text = s_hostile[index];
        GeneratorResult result = Generate(text, ruleCount);
        GeneratorResult twin = Generate(Harmless(text), ruleCount);

        Assert.DoesNotContain(result.Source, c => c is (< ' ' or > '~') and not '\n');
        SyntaxNode root = Parse(result.Source);
        SyntaxNode twinRoot = Parse(twin.Source);
        Assert.Equal(
            twinRoot.DescendantTokens().Select(token => token.Kind()),
            root.DescendantTokens().Select(token => token.Kind()));
        Assert.Equal(
            twinRoot.DescendantTrivia().Select(trivia => trivia.Kind()),
            root.DescendantTrivia().Select(trivia => trivia.Kind()));
        Assert.Equal(ElementsOfDocumentation(twin), ElementsOfDocumentation(result));

        ICorsPolicy policy = result.LoadPolicy("App.Hostile");
        Assert.Equal(ruleCount, policy.Rules.Count);
        Assert.All(policy.Rules, rule =>
        {
            Assert.Equal(text, rule.Id);
            Assert.Equal(Origins(text, rule.Index), rule.AllowedOrigins);
            Assert.Equal(Headers(text), rule.AllowedHeaders);
            Assert.Equal(Exposed(text), rule.ExposeHeaders);

            string origin = rule.AllowedOrigins[0].Replace("*", "", StringComparison.Ordinal);
            CorsResult answer = policy.Evaluate(origin, "GET", rule.AllowedHeaders[0].ToUpperInvariant());
            Assert.Equal(origin.All(c => c is >= '!' and <= '~') ? rule.Index : -1, answer.RuleIndex);
        });
    }

    private static GeneratorResult Generate(string text, int ruleCount) => new TestProject
    {
        Files =
        [
            new TestFile(
                $"/app/{text}.cors.json",
                PolicySamples.Rules(Enumerable.Range(0, ruleCount).Select(
                    rule => PolicySamples.Rule(
                        Origins(text, rule), ["GET"], Headers(text), id: text, exposed: Exposed(text)))),
                ("CorsClass", "Hostile")),
        ],
    }.Generate().AssertCompiles();

    // The digits keep the order and the matches the same, whatever the text.
    private static string[] Origins(string text, int rule) =>
        [$"{rule}1{text}", $"{rule}2{WithoutWildcard(text)}*", $"{rule}3*{WithoutWildcard(text)}", "https://a.example"];

    private static string[] Headers(string text) => ["h" + Token(text), $"x{Token(text)}*"];

    private static string[] Exposed(string text) => ["e" + Token(text)];

    private static string WithoutWildcard(string text) => text.Replace("*", "", StringComparison.Ordinal);

    private static string Token(string text) =>
        string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c)
            || "!#$%&'+-.^_`|~".Contains(c, StringComparison.Ordinal)));

    // An origin that can match stays one, and one that cannot does not become one.
    private static string Harmless(string text) => string.Concat(text.Select(c => c switch
    {
        '*' => '*',
        >= '!' and <= '~' => 'x',
        _ => '\u00E9',
    }));

    private static SyntaxNode Parse(string source)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(
            source, new TestProject().ParseOptions, cancellationToken: TestContext.Current.CancellationToken).GetRoot();
        Assert.Empty(root.GetDiagnostics());
        return root;
    }

    private static IEnumerable<string> ElementsOfDocumentation(GeneratorResult result)
    {
        string xml = result.Compilation.GetTypeByMetadataName("App.Hostile")!.GetDocumentationCommentXml()!;
        return XDocument.Parse(xml).Descendants().Select(element => element.Name.LocalName);
    }
}
