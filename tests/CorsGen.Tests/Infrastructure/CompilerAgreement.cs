using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Tests.Tool;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Tests.Infrastructure;

/// <summary>
/// What the compiler finds at run time is what the generator and the analyzer report: asserted for every project of the
/// tests, so that their errors and advice are the corpus.
/// </summary>
internal static class CompilerAgreement
{
    // What only a project has: metadata of an item, two files for one class, a version of C#, a failure of the build.
    private static readonly HashSet<string> s_ofProjects = ["CORS012", "CORS013", "CORS015"];

    /// <summary>Asserts that the errors of a build are those of the compiler.</summary>
    public static void AssertErrors(TestProject project, IEnumerable<Diagnostic> diagnostics) =>
        AssertSame(project, diagnostics, isError: true);

    /// <summary>Asserts that the advice of the analyzer is that of the compiler.</summary>
    public static void AssertAdvice(TestProject project, IEnumerable<Diagnostic> diagnostics) =>
        AssertSame(
            project,
            diagnostics.Where(diagnostic => diagnostic.Id.StartsWith("CORS1", StringComparison.Ordinal)),
            isError: false);

    private static void AssertSame(TestProject project, IEnumerable<Diagnostic> diagnostics, bool isError)
    {
        ILookup<string, Diagnostic> byPath = diagnostics.ToLookup(diagnostic => diagnostic.Location.GetLineSpan().Path);
        foreach (TestFile file in project.Files.DistinctBy(file => file.Path))
        {
            bool isPolicy =
                PolicyNaming.IsPolicyName(PolicyNaming.FileNameOf(file.Path)) || Metadata("CorsClass").Length > 0;
            bool canFail = file.Failure is not null || file.OptionsFailure is not null || file.Reading is not null;
            if (!isPolicy
                || canFail
                || byPath[file.Path].Any(diagnostic => s_ofProjects.Contains(diagnostic.Id))
                || file.GetText() is not { } text)
            {
                continue;
            }

            CorsCompilation compilation = CorsCompiler.Compile(text.ToString(), new CorsCompilerOptions
            {
                FileName = file.Path,
                Profile = Metadata("CorsProfile").Trim().Equals("Web", StringComparison.OrdinalIgnoreCase)
                    ? CorsProfile.Web
                    : CorsProfile.S3,
                NoWarn = Metadata("CorsNoWarn").Split(';', ',', ' '),
            });
            Assert.Equal(
                byPath[file.Path].Select(Show),
                compilation.Findings.Where(finding => (finding.Severity == FindingSeverity.Error) == isError)
                    .Select(Show));
            ToolAgreement.AssertCheck(file, text.ToString(), byPath[file.Path], isError);

            string Metadata(string name) =>
                file.Metadata.GetValueOrDefault("build_metadata.AdditionalFiles." + name, "").Trim();
        }
    }

    private static string Show(CorsFinding finding) =>
        $"{finding.Id} {finding.Severity} {finding.Line},{finding.Column} {finding.Start}+{finding.Length} " +
        $"{finding.Message} {finding.HelpLink}";

    private static string Show(Diagnostic diagnostic)
    {
        LinePosition start = diagnostic.Location.GetLineSpan().StartLinePosition;
        TextSpan span = diagnostic.Location.SourceSpan;
        return $"{diagnostic.Id} {diagnostic.Severity} {start.Line + 1},{start.Character + 1} " +
        $"{span.Start}+{span.Length} {diagnostic.GetMessage(null)} {diagnostic.Descriptor.HelpLinkUri}";
    }
}
