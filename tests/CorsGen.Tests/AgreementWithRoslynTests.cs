using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Text;
using Microsoft.CodeAnalysis.CSharp;
using RoslynText = Microsoft.CodeAnalysis.Text;

namespace CorsGen.Tests;

/// <summary>
/// What the compiler has of its own, so that it doesn't need Roslyn, is as Roslyn has it: lines, changes of texts, and
/// what an identifier is.
/// </summary>
public class AgreementWithRoslynTests(ITestOutputHelper output)
{
    private const string Characters = "ab \t\r\n\u0085\u2028\u2029\u000B\u000C\u001C\uD83D\uDE00";

    [Fact]
    public void Lines_are_those_that_Roslyn_counts()
    {
        Random random = TestSeed.CreateRandom(output);
        for (int i = 0; i < 2_000; i++)
        {
            string text = RandomText(random, random.Next(0, 40));
            var actual = new SourceText(text);
            var expected = RoslynText.SourceText.From(text);
            for (int offset = 0; offset <= text.Length; offset++)
            {
                RoslynText.LinePosition position = expected.Lines.GetLinePosition(offset);
                Assert.Equal(
                    (position.Line, position.Character),
                    (actual.PositionOf(offset).Line, actual.PositionOf(offset).Character));
            }
        }
    }

    [Fact]
    public void Changes_make_what_Roslyn_makes_of_them()
    {
        Random random = TestSeed.CreateRandom(output);
        for (int i = 0; i < 2_000; i++)
        {
            string text = RandomText(random, random.Next(0, 40));
            var changes = new List<TextChange>();
            for (int start = random.Next(0, 5); start <= text.Length; start += random.Next(0, 9))
            {
                int length = random.Next(0, Math.Min(4, text.Length - start + 1));
                changes.Add(new TextChange(new TextSpan(start, length), RandomText(random, random.Next(0, 4))));
                start += length;
            }

            string expected = RoslynText.SourceText.From(text)
                .WithChanges(changes.Select(change => new RoslynText.TextChange(
                    new(change.Span.Start, change.Span.Length), change.NewText)))
                .ToString();
            Assert.Equal(expected, TextChange.Apply(text, changes));
            Assert.Equal(expected, TextChange.Apply(text, [TextChange.Between(text, expected)]));
        }
    }

    [Fact]
    public void Characters_of_identifiers_are_those_of_Roslyn()
    {
        for (int c = char.MinValue; c <= char.MaxValue; c++)
        {
            Assert.True(
                SyntaxFacts.IsIdentifierStartCharacter((char)c) == CSharpIdentifier.IsStart((char)c),
                $"U+{c:X4} at the start");
            Assert.True(
                SyntaxFacts.IsIdentifierPartCharacter((char)c) == CSharpIdentifier.IsPart((char)c), $"U+{c:X4}");
        }
    }

    [Fact]
    public void Keywords_are_those_that_Roslyn_reserves()
    {
        string[] keywords =
        [
            .. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Append("await").Append("record").Append("a"),
        ];
        Assert.Contains("class", keywords);
        Assert.All(keywords, keyword =>
        {
            Assert.True(CSharpIdentifier.IsValid(keyword), keyword);
            Assert.Equal(
                SyntaxFacts.IsReservedKeyword(SyntaxFacts.GetKeywordKind(keyword)),
                CSharpIdentifier.IsKeyword(keyword));
        });
    }

    private static string RandomText(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => Characters[random.Next(Characters.Length)]));
}
