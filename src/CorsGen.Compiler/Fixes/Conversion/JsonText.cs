using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Fixes.Editing;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes.Conversion;

/// <summary>A well-formed text between two steps of a conversion.</summary>
internal sealed class JsonText
{
    public JsonText(string source, JsonValue root)
    {
        Source = source;
        Root = root;
        Layout = new JsonLayout(source);
    }

    public string Source { get; }

    public JsonValue Root { get; }

    public JsonLayout Layout { get; }

    public JsonText With(IEnumerable<TextChange> changes)
    {
        ImmutableArray<TextChange> all = changes.ToImmutableArray();
        if (all.IsEmpty)
        {
            return this;
        }

        string changed = TextChange.Apply(Source, all);
        return new JsonText(changed, JsonParser.Parse(changed).Root!);
    }
}
