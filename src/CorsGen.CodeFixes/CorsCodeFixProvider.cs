using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CorsGen.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.CodeFixes;

/// <summary>
/// Offers what mends a CORS file: one action for the place, and one for the whole file where it has more of the same. All
/// is worked out from the file itself, so that it serves the generator's errors as well as the analyzer's findings.
/// </summary>
// No MEF attribute but this one: the host, not this package, says which version of MEF there is.
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorsCodeFixProvider), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CorsCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = AllFixes.List.Select(fix => fix.Id).ToImmutableArray();

    /// <summary>None: what there is works on syntax trees. An action of our own mends the whole file.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextDocument document = context.TextDocument;
        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        if (FixFile.Open(document, text, context.CancellationToken) is not { } file)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (AllFixes.List.FirstOrDefault(fix => fix.Id == diagnostic.Id) is { } fix)
            {
                Register(context, file, fix, diagnostic);
            }
        }
    }

    private static void Register(CodeFixContext context, FixFile file, IFix fix, Diagnostic diagnostic)
    {
        ImmutableArray<Mend> mends = fix.Find(file).ToImmutableArray();
        if (mends.FirstOrDefault(mend => mend.Span == diagnostic.Location.SourceSpan) is not { } here)
        {
            return;
        }

        if (Mender.Apply(file, here) is { } mended)
        {
            Register(here.Title, key: here.Title, mended);
        }

        if (mends.Length > 1 && Mender.ApplyAll(file, fix) is { } allMended)
        {
            string name = Path.GetFileName(file.Path);
            Register(string.Format(CultureInfo.InvariantCulture, fix.FileTitle, name), key: fix.FileTitle, allMended);
        }

        void Register(string title, string key, SourceText newText)
        {
            TextDocument document = context.TextDocument;
            context.RegisterCodeFix(
                CodeAction.Create(
                    title,
                    _ => Task.FromResult(document.Project.Solution.WithAdditionalDocumentText(document.Id, newText)),
                    equivalenceKey: $"{fix.Id}: {key}"),
                diagnostic);
        }
    }
}
