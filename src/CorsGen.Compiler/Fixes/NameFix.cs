using System.Collections.Generic;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>CORS003: a property or element gets the name that was meant, or goes if none was.</summary>
internal sealed class NameFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.UnknownName;

    public string FileTitle => "Correct all names in {0}";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        foreach (Finding finding in file.FindingsOf(Descriptor))
        {
            if (finding.Replacements is { Length: 1 } names
                && file.Editor?.Rename(finding.Span, names[0]) is { } changes)
            {
                yield return new FixAction(finding.Span, $"Write '{names[0]}'", changes);
            }
            else if (finding.Replacements is { IsEmpty: true } && file.Editor?.RemoveNamed(finding.Span) is { } removal)
            {
                // What the other profile has may be meant for it: a person decides, not whoever fixes all at once.
                string name = file.Source.Substring(finding.Span.Start, finding.Span.Length);
                if (!(file.IsForAll && IsOfOtherProfile(name, file.Compilation)))
                {
                    yield return new FixAction(finding.Span, $"Remove {Quote.Value(name)}", removal);
                }
            }
        }
    }

    private static bool IsOfOtherProfile(string name, PolicyCompilation compilation) =>
        compilation.Document is { } document
        && (RuleField.Find(name, document.Form) ?? NameSuggestion.FieldFor(name))?.IsIn(document.Profile) == false;
}
