using System.Text;
using System.Threading.Tasks;
using CorsGen.Tests.Snapshots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Tests.Acceptance;

/// <summary>
/// The generator as Roslyn's own test library runs it. How its steps are kept from one run to the next is the concern
/// of the tests of the pipeline, which run the driver themselves.
/// </summary>
public class GeneratorAcceptanceTests
{
    private const string NoCode = "return;";

    [Fact]
    public Task A_file_becomes_a_class_that_code_can_use()
    {
        var test = new GeneratorTest("""
            using CorsGen;

            CorsResult result = App.CorsPolicy.Evaluate("https://www.example1.com", "PUT", requestHeaders: null);
            ICorsPolicy policy = App.CorsPolicy.Instance;
            return result.IsAllowed ? App.CorsPolicy.Rules.Count : policy.Rules.Count;
            """);
        test.TestState.AdditionalFiles.Add(("/app/cors.json", SnapshotTests.ThreeRules));
        test.TestState.GeneratedSources.Add(Source("App.CorsPolicy.g.cs", SnapshotText.Read("ThreeRules")));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task The_metadata_of_a_file_are_settings()
    {
        var test = new GeneratorTest(NoCode, "[/app/cors.json]\nbuild_metadata.AdditionalFiles.CorsProfile = Web\n");
        test.TestState.AdditionalFiles.Add(("/app/cors.json", SnapshotTests.ProfileWeb));
        test.TestState.GeneratedSources.Add(Source("App.CorsPolicy.g.cs", SnapshotText.Read("ProfileWeb")));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Implicit_usings_import_the_policies()
    {
        var test = new GeneratorTest(
            "return CorsPolicy.Rules.Count + My.Api.UploadsCorsPolicy.Rules.Count;",
            "build_property.ImplicitUsings = " +
            "enable\n[/app/uploads.cors.json]\nbuild_metadata.AdditionalFiles.CorsNamespace = My.Api\n")
        {
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
        };
        test.TestState.AdditionalFiles.Add(("/app/cors.json", SnapshotTests.ThreeRules));
        test.TestState.AdditionalFiles.Add(("/app/uploads.cors.json", SnapshotTests.ThreeRules));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Every_error_of_every_file_is_at_its_characters()
    {
        var test = new GeneratorTest(NoCode) { TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck };
        test.TestState.AdditionalFiles.Add(("/app/cors.json", """
            [
              {
                "AllowedOrigins": ["https://app.example.com"],
                "AllowedMethods": ["GET", "{|#0:put|}"],
                "{|CORS003:AllowedHeader|}": ["content-type"]
              }
            ]
            """));
        test.TestState.AdditionalFiles.Add(("/app/uploads.cors.xml", """
            <CORSConfiguration>
              <CORSRule>
                <AllowedOrigin>https://*.{|CORS006:*|}.example.com</AllowedOrigin>
                <AllowedMethod>GET</AllowedMethod>
                <MaxAgeSeconds>{|CORS008:-1|}</MaxAgeSeconds>
              </CORSRule>
            </CORSConfiguration>
            """));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("CORS005", DiagnosticSeverity.Error)
            .WithLocation(0)
            .WithMessage("Methods are case-sensitive and exact; write 'PUT' for 'put'"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Of_other_files_nothing_is_said_and_nothing_made()
    {
        var test = new GeneratorTest(NoCode);
        test.TestState.AdditionalFiles.Add(("/app/appsettings.json", "{ not JSON"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static (System.Type Generator, string HintName, SourceText Text) Source(string hintName, string text) =>
        (typeof(CorsGenerator), hintName, SourceText.From(
            text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
}
