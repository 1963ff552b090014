using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Tests;

/// <summary>
/// Lines of C# have at most 120 characters, so that two files can be read side by side. What stands in quotes doesn't
/// count: a text isn't broken for its length alone.
/// </summary>
public sealed class LineLengthTests
{
    private const int MostCharacters = 120;

    private static readonly string[] s_folders = ["build", "sample", "src", "tests"];

    [Fact]
    public void No_line_is_too_long()
    {
        string[] files = [.. s_folders.SelectMany(folder => SourceFiles(Repository.PathOf(folder)))];

        Assert.True(files.Length > 500, $"There are {files.Length} files.");
        string[] tooLong = [.. files.SelectMany(LongLines)];
        Assert.True(tooLong.Length == 0, string.Join("\n", tooLong));
    }

    // Neither what a build made nor snapshots of generated code, which has full names and tables.
    private static IEnumerable<string> SourceFiles(string folder) => Directory
        .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".g.cs", StringComparison.Ordinal))
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    private static IEnumerable<string> LongLines(string path)
    {
        var text = SourceText.From(File.ReadAllText(path));
        TextLine[] suspects = [.. text.Lines.Where(line => line.Span.Length > MostCharacters)];
        if (suspects.Length == 0)
        {
            return [];
        }

        TextSpan[] quoted =
        [
            .. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens(descendIntoTrivia: true)
                .Where(token => token.Kind() is SyntaxKind.StringLiteralToken
                    or SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken
                    or SyntaxKind.InterpolatedStringTextToken)
                .Select(token => token.Span),
        ];
        return suspects
            .Where(line => line.Span.Length - quoted.Sum(span => LengthIn(line, span)) > MostCharacters)
            .Select(line => $"{Path.GetRelativePath(Repository.Root, path)}({line.LineNumber + 1}): {line}");
    }

    private static int LengthIn(TextLine line, TextSpan span) => line.Span.Intersection(span)?.Length ?? 0;
}
