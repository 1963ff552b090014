using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using CorsGen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace CorsGen.Tests.Acceptance;

/// <summary>A file with a finding, and the file that a fix makes of it.</summary>
/// <remarks>
/// The library offers fixes for what is reported in C# code, and passes over what lies in an additional file. So the
/// analyzer here reports each finding at the start of the C# code, with its true place beside, and the fix is handed
/// the finding at its true place. What the library does is to apply the first action, until none is left, and to
/// compare all files, their encodings too. The generator's own errors and the action for a whole file are left to the
/// tests in <c>Fixes</c>.
/// </remarks>
internal sealed class FixTest : CSharpCodeFixTest<FixTest.Analyzer, FixTest.Fixes, DefaultVerifier>
{
    /// <summary>A test that applies the fix for one finding.</summary>
    /// <param name="id">The finding's ID.</param>
    /// <param name="severity">Its severity.</param>
    /// <param name="title">The title of the fix.</param>
    /// <param name="before">The file, with <c>{|#1:…|}</c> around what the finding points at.</param>
    /// <param name="after">The file afterwards.</param>
    /// <param name="path">The path of the file.</param>
    public FixTest(
        string id,
        DiagnosticSeverity severity,
        string title,
        string before,
        string after,
        string path = "/app/cors.json")
    {
        ReferenceAssemblies = AcceptanceProject.Framework;
        AcceptanceProject.SetUp(TestState);
        TestState.Sources.Add("{|#0:|}");

        // The library puts a #pragma into the code, where nothing is that it could suppress.
        TestBehaviors = TestBehaviors.SkipSuppressionCheck;
        TestState.AdditionalFiles.Add((path, before));
        TestState.ExpectedDiagnostics.Add(new DiagnosticResult(id, severity).WithLocation(0).WithLocation(1));
        FixedState.AdditionalFiles.Add((path, after));
        CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title);
    }

#pragma warning disable RS1001 // No compiler loads it.
    internal sealed class Analyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            new CorsAnalyzer().SupportedDiagnostics;

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSemanticModelAction(static context =>
            {
                Location start = context.SemanticModel.SyntaxTree.GetLocation(default);
                IEnumerable<Diagnostic> findings = context.SemanticModel.Compilation
                    .WithAnalyzers([new CorsAnalyzer()], context.Options)
                    .GetAnalyzerDiagnosticsAsync(context.CancellationToken).GetAwaiter().GetResult();
                foreach (Diagnostic finding in findings)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        finding.Descriptor,
                        start,
                        finding.Severity,
                        [finding.Location],
                        finding.Properties,
                        finding.GetMessage(CultureInfo.InvariantCulture)));
                }
            });
        }
    }

    internal sealed class Fixes : CodeFixProvider
    {
        private readonly CorsCodeFixProvider _fixes = new();

        public override ImmutableArray<string> FixableDiagnosticIds => _fixes.FixableDiagnosticIds;

        public override FixAllProvider? GetFixAllProvider() => _fixes.GetFixAllProvider();

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            Diagnostic reported = context.Diagnostics.Single();
            Location place = Assert.Single(reported.AdditionalLocations);
            TextDocument file =
                context.Document.Project.AdditionalDocuments.Single(file => file.FilePath == place.GetLineSpan().Path);
            return _fixes.RegisterCodeFixesAsync(new CodeFixContext(
                file,
                place.SourceSpan,
                [Diagnostic.Create(reported.Descriptor, place)],
                (action, _) => context.RegisterCodeFix(action, reported),
                context.CancellationToken));
        }
    }
}
