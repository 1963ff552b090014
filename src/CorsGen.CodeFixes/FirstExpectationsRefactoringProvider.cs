using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Expectations;
using CorsGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RoslynText = Microsoft.CodeAnalysis.Text;

namespace CorsGen.CodeFixes;

/// <summary>
/// Offers, on the name of a policy's class in C#, to write a first file of expectations for the policy, as the command
/// <c>corsgen test --write</c> does. Editors offer refactorings of C# everywhere, but of additional files hardly
/// anywhere.
/// </summary>
// No MEF attribute but this one: the host, not this package, says which version of MEF there is.
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(FirstExpectationsRefactoringProvider))]
public sealed class FirstExpectationsRefactoringProvider : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        Project project = context.Document.Project;
        if (await TypeAt(context.Document, context.Span, cancellation).ConfigureAwait(false) is not { } type
            || FileOf(type, project) is not { Path: { } path, Settings: { } settings }
            || project.AdditionalDocuments.FirstOrDefault(
                document => document.FilePath == path) is not { } policyDocument)
        {
            return;
        }

        string target = ExpectationNaming.For(path);
        RoslynText.SourceText text = await policyDocument.GetTextAsync(cancellation).ConfigureAwait(false);
        if (!Exists(target, project) && PolicyCompilation.Compile(text.ToString(), settings).ToPolicy() is { } policy)
        {
            string name = Path.GetFileName(target);
            context.RegisterRefactoring(CodeAction.Create(
                $"Write {name}: what {type.Name} must answer",
                _ => Task.FromResult(Add(policyDocument, name, target, policy)),
                equivalenceKey: nameof(FirstExpectationsRefactoringProvider)));
        }
    }

    private static async Task<INamedTypeSymbol?> TypeAt(
        Document document, RoslynText.TextSpan span, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root?.FindToken(span.Start).Parent is IdentifierNameSyntax name && name.Span.Contains(span)
            && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? ModelExtensions.GetSymbolInfo(model, name, cancellation).Symbol as INamedTypeSymbol
            : null;
    }

    private static (string? Path, PolicySettings? Settings) FileOf(INamedTypeSymbol type, Project project)
    {
        AnalyzerOptions options = project.AnalyzerOptions;
        string containing =
            type.ContainingNamespace.IsGlobalNamespace ? "" : WithoutAt(type.ContainingNamespace.ToDisplayString());
        return options.AdditionalFiles
            .Select(file => (file.Path, Settings: PolicyInput.SettingsOf(file, options.AnalyzerConfigOptionsProvider)))
            .FirstOrDefault(file => file.Settings?.Class is { } policyClass
                && WithoutAt(policyClass.Name) == type.Name
                && WithoutAt(policyClass.Namespace) == containing);
    }

    // Keywords are identifiers with an '@' before them, which isn't part of the name.
    private static string WithoutAt(string identifier) => identifier.Replace("@", "");

    // Also where no project lists it: nothing is overwritten. An editor runs this, and no compiler, which may read no
    // files.
#pragma warning disable RS1035
    private static bool Exists(string path, Project project) =>
        project.AdditionalDocuments.Any(document => string.Equals(
            document.FilePath, path, StringComparison.OrdinalIgnoreCase))
        || File.Exists(path);
#pragma warning restore RS1035

    private static Solution Add(TextDocument policyDocument, string name, string path, Policy policy) =>
        policyDocument.Project
        .AddAdditionalDocument(
            name,
            RoslynText.SourceText.From(
                FirstExpectations.Write(policy), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
            policyDocument.Folders,
            path)
        .Project.Solution;
}
