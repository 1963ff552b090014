using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes.Editing;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>
/// CORS001, of JSON: comments and extra commas go, semicolons become commas, and quotes straight double ones. What else
/// is wrong is not for a machine to guess.
/// </summary>
internal sealed class SyntaxFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.MalformedDocument;

    public string FileTitle => "Remove all comments and extra commas of {0}, and set all quotes right";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        if (file.Compilation.Json is null)
        {
            yield break;
        }

        ImmutableArray<JsonToken> tokens = JsonLexer.Tokenize(file.Source);
        ImmutableArray<JsonToken> meaningful = tokens.Where(token => !token.IsTrivia).ToImmutableArray();
        int strings = meaningful.Count(token => token.Kind == JsonTokenKind.MisquotedString);
        int reported = file.FindingsOf(Descriptor)
            .Count(finding => Find(meaningful, finding.Span) is { Kind: JsonTokenKind.MisquotedString });
        int misquoted = reported == 1 ? strings : 0;
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            FixAction? fix = ControlCharacter(file.Source, finding.Span)
                ?? Comment(file.Source, tokens, finding.Span)
                ?? Commas(file.Source, meaningful, finding.Span)
                ?? Quotes(file.Source, meaningful, finding.Span, isAll: misquoted > 1);
            if (fix is not null)
            {
                yield return fix;
            }
        }
    }

    // One that does not end hides the rest of the file: nobody knows where it was to end.
    private static FixAction? Comment(string source, ImmutableArray<JsonToken> tokens, TextSpan span)
    {
        // Comments are one finding, however many there are.
        TextSpan[] comments =
        [
            .. tokens.Where(token => token.Kind == JsonTokenKind.Comment).Select(token => token.Span),
        ];
        if (Find(tokens, span) is not { Kind: JsonTokenKind.Comment })
        {
            return null;
        }

        if (comments.Length == 1)
        {
            return new FixAction(span, "Remove the comment", ImmutableArray.Create(TextLayout.Remove(source, span)));
        }

        // The last first: those before it stay where they are.
        string rest = comments.Reverse()
            .Aggregate(source, (text, comment) => TextChange.Apply(text, [TextLayout.Remove(text, comment)]));
        return new FixAction(span, "Remove all comments", ImmutableArray.Create(TextChange.Between(source, rest)));
    }

    private static FixAction? ControlCharacter(string source, TextSpan span) =>
        span.Length == 1 && source[span.Start] < ' '
            ? new FixAction(
                span,
                source[span.Start] == '\t' ? "Remove the tab" : "Remove the control character",
                ImmutableArray.Create(new TextChange(span, "")))
            : null;

    private static FixAction? Commas(string source, ImmutableArray<JsonToken> tokens, TextSpan span)
    {
        int first = IndexAt(tokens, span.Start);
        int end = first;
        while (end >= 0 && end < tokens.Length && tokens[end].IsComma && span.Contains(tokens[end].Span))
        {
            end++;
        }

        if (end <= first || tokens[end - 1].Span.End != span.End || first == 0 || end == tokens.Length)
        {
            return null;
        }

        JsonToken before = tokens[first - 1];
        JsonToken after = tokens[end];
        if (after.IsClosing || before.IsComma || before.IsOpening)
        {
            return new FixAction(
                span,
                end - first == 1 ? "Remove the comma" : "Remove the commas",
                Runs(source, tokens, first, end).Select(run => TextLayout.Remove(source, run)).ToImmutableArray());
        }

        return end - first == 1
            && before.Kind != JsonTokenKind.Semicolon
            && tokens[first].Kind == JsonTokenKind.Semicolon
            ? new FixAction(span, "Write ','", ImmutableArray.Create(new TextChange(span, ",")))
            : null;
    }

    /// <summary>The spans of commas; one for those that only white space separates, which goes with them.</summary>
    private static IEnumerable<TextSpan> Runs(string source, ImmutableArray<JsonToken> tokens, int first, int end)
    {
        TextSpan run = tokens[first].Span;
        foreach (JsonToken comma in tokens.Skip(first + 1).Take(end - first - 1))
        {
            if (string.IsNullOrWhiteSpace(source.Substring(run.End, comma.Span.Start - run.End)))
            {
                run = TextSpan.FromBounds(run.Start, comma.Span.End);
            }
            else
            {
                yield return run;
                run = comma.Span;
            }
        }

        yield return run;
    }

    private static FixAction? Quotes(string source, ImmutableArray<JsonToken> tokens, TextSpan span, bool isAll)
    {
        if (Find(tokens, span) is not { Kind: JsonTokenKind.MisquotedString } first)
        {
            return null;
        }

        // Inside, an escape or a double quote would have to be rewritten too: what is meant by it is open.
        TextSpan[] strings =
            [
                .. (isAll
                    ? tokens.Where(token => token.Kind == JsonTokenKind.MisquotedString)
                    : [first]).Select(token => token.Span),
            ];
        return strings.Any(other => source.IndexOfAny(['"', '\\'], other.Start, other.Length) >= 0)
            ? null
            : new FixAction(
            span,
            isAll ? "Use straight double quotes in the whole file" : "Use straight double quotes",
            strings.SelectMany(other => new[]
            {
                new TextChange(new TextSpan(other.Start, 1), "\""),
                new TextChange(new TextSpan(other.End - 1, 1), "\""),
            }).ToImmutableArray());
    }

    private static JsonToken? Find(ImmutableArray<JsonToken> tokens, TextSpan span) =>
        IndexAt(tokens, span.Start) is int index and >= 0 && tokens[index].Span == span ? tokens[index] : null;

    /// <summary>The token that starts there, or -1.</summary>
    private static int IndexAt(ImmutableArray<JsonToken> tokens, int start)
    {
        int low = 0;
        int high = tokens.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (tokens[middle].Span.Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < tokens.Length && tokens[low].Span.Start == start ? low : -1;
    }
}
