using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.CodeFixes.Editing;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>CORS002, of JSON: a string becomes a list of its entries, and the file's only rule a list of rules.</summary>
internal sealed class ShapeFix : IFix
{
    public string Id => Descriptors.WrongShape.Id;

    public string FileTitle => "Make lists of all that should be one in {0}";

    public IEnumerable<Mend> Find(FixFile file)
    {
        foreach (Finding finding in file.FindingsOf(Id))
        {
            if (finding.Instead is { Length: > 0 } entries && file.Editor is JsonEditor editor)
            {
                yield return new Mend(finding.Span, "Make it a list", ImmutableArray.Create(editor.WriteList(finding.Span, entries)));
            }
            else if (file.Json?.Root is JsonObject { IsDamaged: false } rule && rule.OpenSpan == finding.Span)
            {
                // Its lines stay where they are: to indent them all is what an editor's formatter is for.
                yield return new Mend(finding.Span, "Wrap the rule in [ ]", ImmutableArray.Create(
                    new TextChange(new TextSpan(rule.Span.Start, 0), "["), new TextChange(new TextSpan(rule.Span.End, 0), "]")));
            }
        }
    }
}
