using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CorsGen.Compiler;
using CorsGen.Compiler.Fixes;
using CorsGen.Compiler.Text;
using CorsGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using RoslynText = Microsoft.CodeAnalysis.Text;

namespace CorsGen.CodeFixes;

/// <summary>
/// Offers what fixes a CORS file: one action for the place, and one for the whole file where it has more of the same.
/// All is worked out from the file itself, so that it serves the generator's errors as well as the analyzer's findings.
/// </summary>
// No MEF attribute but this one: the host, not this package, says which version of MEF there is.
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CorsCodeFixProvider),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CorsCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        AllFixes.List.Select(fix => fix.Descriptor.Id).ToImmutableArray();

    /// <summary>None: those that exist work on syntax trees. An action of our own fixes the whole file.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        RoslynText.SourceText text =
            await context.TextDocument.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        if (Compile(context.TextDocument, text.ToString()) is not { } compilation)
        {
            return;
        }

        var file = new FixContext(compilation);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (AllFixes.List.FirstOrDefault(fix => fix.Descriptor.Id == diagnostic.Id) is { } fix)
            {
                Register(context, text, file, fix, diagnostic);
            }
        }
    }

    // The document's text, which an editor may not have saved, with the settings of its item.
    private static PolicyCompilation? Compile(TextDocument document, string text)
    {
        AnalyzerOptions options = document.Project.AnalyzerOptions;
        AdditionalText? file = options.AdditionalFiles.FirstOrDefault(file => file.Path == document.FilePath);
        return file is not null && PolicyInput.SettingsOf(file, options.AnalyzerConfigOptionsProvider) is { } settings
            ? PolicyCompilation.Compile(text, settings)
            : null;
    }

    private static void Register(
        CodeFixContext context, RoslynText.SourceText text, FixContext file, IFix fix, Diagnostic diagnostic)
    {
        ImmutableArray<FixAction> actions = fix.Find(file).ToImmutableArray();
        if (actions.FirstOrDefault(action => IsAt(action, diagnostic.Location.SourceSpan)) is not { } here)
        {
            return;
        }

        if (FixApplier.Apply(file.Compilation, here) is { } @fixed)
        {
            Register(here.Title, key: here.Title, @fixed);
        }

        if (actions.Length > 1 && FixApplier.ApplyAll(file, fix) is { } allFixed)
        {
            string name = Path.GetFileName(context.TextDocument.FilePath)!;
            Register(string.Format(CultureInfo.InvariantCulture, fix.FileTitle, name), key: fix.FileTitle, allFixed);
        }

        void Register(string title, string key, FixedText result)
        {
            TextDocument document = context.TextDocument;
            RoslynText.SourceText newText = result.Rounds.Aggregate(text, Change);
            context.RegisterCodeFix(
                CodeAction.Create(
                    title,
                    _ => Task.FromResult(document.Project.Solution.WithAdditionalDocumentText(
                        document.Id, newText)),
                    equivalenceKey: $"{fix.Descriptor.Id}: {key}"),
                diagnostic);
        }
    }

    private static RoslynText.SourceText Change(RoslynText.SourceText text, ImmutableArray<TextChange> changes) =>
        text.WithChanges(changes.Select(change => new RoslynText.TextChange(ToRoslyn(change.Span), change.NewText)));

    private static RoslynText.TextSpan ToRoslyn(TextSpan span) => new(span.Start, span.Length);

    private static bool IsAt(FixAction action, RoslynText.TextSpan span) =>
        ToRoslyn(action.Span) == span;
}
