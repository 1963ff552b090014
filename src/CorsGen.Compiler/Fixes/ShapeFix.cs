using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes.Editing;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>
/// CORS002, of JSON: a string becomes a list of its entries, and the file's only rule a list of rules.
/// </summary>
internal sealed class ShapeFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.WrongShape;

    public string FileTitle => "Make lists of all that should be one in {0}";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (finding.Replacements is { Length: > 0 } entries && file.Editor is JsonEditor editor)
            {
                yield return new FixAction(
                    finding.Span, "Make it a list", ImmutableArray.Create(editor.WriteList(finding.Span, entries)));
            }
            else if (file.Compilation.Json?.Root is JsonObject { IsDamaged: false } rule
                && rule.OpenSpan == finding.Span)
            {
                // Its lines stay where they are: to indent them all is what an editor's formatter is for.
                yield return new FixAction(finding.Span, "Wrap the rule in [ ]", ImmutableArray.Create(
                    new TextChange(new TextSpan(rule.Span.Start, 0), "["),
                    new TextChange(new TextSpan(rule.Span.End, 0), "]")));
            }
        }
    }
}
