using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace CorsGen.Tests.Acceptance;

/// <summary>The analyzer as Roslyn's own test library runs it.</summary>
public class AnalyzerAcceptanceTests
{
    [Fact]
    public Task Advice_is_at_its_characters()
    {
        AnalyzerTest test = new();
        test.TestState.AdditionalFiles.Add(("/app/cors.json", """
            [
              {
                "AllowedOrigins": ["https://{|#1:APP.example.com|}", "{|#0:https://*example.net|}"],
                "AllowedMethods": ["GET"]
              }
            ]
            """));
        test.TestState.AdditionalFiles.Add(("/app/uploads.cors.xml", """
            <CORSConfiguration>
              <CORSRule>
                <AllowedOrigin>{|#2:null|}</AllowedOrigin>
                <AllowedMethod>GET</AllowedMethod>
              </CORSRule>
            </CORSConfiguration>
            """));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult(
            "CORS101", DiagnosticSeverity.Warning).WithLocation(1));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult(
            "CORS103", DiagnosticSeverity.Warning).WithLocation(2));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("CORS102", DiagnosticSeverity.Warning)
            .WithLocation(0)
            .WithMessage(
                "'https://*example.net' lets strangers in: anyone can register 'evilexample.net', and " +
                "'https://evilexample.net' matches, credentials included; write 'https://*.example.net' if its " +
                "subdomains are meant, and 'https://example.net' for the domain itself, or list the origins"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Advice_that_an_item_does_not_want_is_not_given()
    {
        AnalyzerTest test = new("[/app/cors.json]\nbuild_metadata.AdditionalFiles.CorsNoWarn = CORS102\n");
        test.TestState.AdditionalFiles.Add(
            ("/app/cors.json", """[{ "AllowedOrigins": ["https://*example.net"], "AllowedMethods": ["GET"] }]"""));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class AnalyzerTest : CSharpAnalyzerTest<CorsAnalyzer, DefaultVerifier>
    {
        public AnalyzerTest(string settings = "")
        {
            ReferenceAssemblies = AcceptanceProject.Framework;
            AcceptanceProject.SetUp(TestState, settings);
            TestState.Sources.Add("");
        }
    }
}
