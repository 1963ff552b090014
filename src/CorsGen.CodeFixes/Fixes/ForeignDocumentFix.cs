using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.CodeFixes.Conversion;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;

namespace CorsGen.CodeFixes.Fixes;

/// <summary>
/// CORS011: another system's file is written in S3's form. What its values are is not touched: S3 may have a word to say of
/// them then.
/// </summary>
internal sealed class ForeignDocumentFix : IFix
{
    public string Id => Descriptors.ForeignDocument.Id;

    public string FileTitle => "Convert {0} to S3's form";

    public IEnumerable<Mend> Find(FixFile file)
    {
        // There is one at most. Where the text is not well-formed, that is to be mended first.
        if (file.FindingsOf(Id).FirstOrDefault() is not { } finding
            || file.Json is not { Root: { } root, Errors.IsEmpty: true }
            || ForeignSystem.Find(new JsonKeys(root)) is not { } system
            || S3Conversion.Convert(file.Text) is not { } converted
            || file.WithText(converted) is not { Json.Errors.IsEmpty: true } mended
            || !mended.FindingsOf(Id).IsEmpty)
        {
            yield break;
        }

        yield return new Mend(
            finding.Span, $"Convert from the form of {system.Name} to S3's", converted.GetTextChanges(file.Text).ToImmutableArray());
    }
}
