using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes.Editing;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>
/// CORS001, of JSON: comments and surplus commas go, semicolons become commas, and quotes straight double ones. What else is
/// wrong is not for a machine to guess.
/// </summary>
internal sealed class SyntaxFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.MalformedDocument;

    public string FileTitle => "Remove all comments and surplus commas of {0}, and set all quotes right";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        if (file.Compilation.Json is null)
        {
            yield break;
        }

        ImmutableArray<JsonToken> tokens = JsonLexer.Tokenize(file.Source);
        ImmutableArray<JsonToken> meaningful = tokens.Where(token => !token.IsTrivia).ToImmutableArray();
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            FixAction? mend = Comment(file.Source, tokens, finding.Span)
                ?? Commas(file.Source, meaningful, finding.Span)
                ?? Quotes(file.Source, meaningful, finding.Span);
            if (mend is not null)
            {
                yield return mend;
            }
        }
    }

    // One that does not end hides the rest of the file: nobody knows where it was to end.
    private static FixAction? Comment(string source, ImmutableArray<JsonToken> tokens, TextSpan span) =>
        Find(tokens, span) is { Kind: JsonTokenKind.Comment }
            ? new FixAction(span, "Remove the comment", ImmutableArray.Create(TextLayout.Remove(source, span)))
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

        return end - first == 1 && before.Kind != JsonTokenKind.Semicolon && tokens[first].Kind == JsonTokenKind.Semicolon
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

    private static FixAction? Quotes(string source, ImmutableArray<JsonToken> tokens, TextSpan span)
    {
        // Inside, an escape or a double quote would have to be rewritten too: what is meant by it is open.
        return Find(tokens, span) is { Kind: JsonTokenKind.MisquotedString } && source.IndexOfAny(['"', '\\'], span.Start, span.Length) < 0
            ? new FixAction(span, "Use straight double quotes", ImmutableArray.Create(
                new TextChange(new TextSpan(span.Start, 1), "\""), new TextChange(new TextSpan(span.End - 1, 1), "\"")))
            : null;
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
