using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.CodeFixes.Editing;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.CodeFixes.Conversion;

/// <summary>A well-formed text between two steps of a conversion.</summary>
internal sealed class JsonText
{
    public JsonText(SourceText text)
    {
        Text = text;
        Source = text.ToString();
        Root = JsonSyntaxReader.Read(Source).Root!;
        Layout = new JsonLayout(Source);
    }

    public SourceText Text { get; }

    public string Source { get; }

    public JsonValue Root { get; }

    public JsonLayout Layout { get; }

    public JsonText With(IEnumerable<TextChange> changes)
    {
        ImmutableArray<TextChange> sorted = changes.OrderBy(change => change.Span.Start).ToImmutableArray();
        return sorted.IsEmpty ? this : new JsonText(Text.WithChanges(sorted));
    }
}
