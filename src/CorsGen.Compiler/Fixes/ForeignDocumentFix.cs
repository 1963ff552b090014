using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration.Dialects;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes.Conversion;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Fixes;

/// <summary>
/// CORS011: another system's file is written in S3's form. Values that S3 doesn't accept are kept: their own errors are
/// reported then.
/// </summary>
internal sealed class ForeignDocumentFix : IFix
{
    public FindingDescriptor Descriptor => Descriptors.ForeignDocument;

    public string FileTitle => "Convert {0} to S3's form";

    public IEnumerable<FixAction> Find(FixContext file)
    {
        // There is one at most. If the text isn't well-formed, that has to be fixed first.
        if (file.FindingsOf(Descriptor).FirstOrDefault() is not { } finding
            || file.Compilation.Json is not { Root: { } root, Errors.IsEmpty: true }
            || AllDialects.Find(new JsonKeys(root)) is not { } dialect
            || new S3Conversion(dialect).Convert(file.Source, root) is not { } converted
            || file.WithText(converted) is not { Compilation.Json.Errors.IsEmpty: true } fixedFile
            || fixedFile.FindingsOf(Descriptor).Any())
        {
            yield break;
        }

        yield return new FixAction(
            finding.Span,
            $"Convert from the form of {dialect.System} to S3's",
            ImmutableArray.Create(TextChange.Between(file.Source, converted)));
    }
}
