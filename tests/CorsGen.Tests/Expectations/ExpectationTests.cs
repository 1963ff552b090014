using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;
using CorsGen.Tests.Schema;
using CorsGen.Tests.Tool;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests.Expectations;

/// <summary>CORS016 and CORS017: tests of a policy that the build runs.</summary>
public class ExpectationTests(ITestOutputHelper output)
{
    private const string Rules = """
        [
          {
            "ID": "uploads",
            "AllowedOrigins": ["https://app.example.com", "https://*.b.example"],
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["content-type"],
            "ExposeHeaders": ["ETag"],
            "MaxAgeSeconds": 60
          },
          { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }
        ]
        """;

    [Theory]
    [InlineData("""[{ "allow": "https://app.example.com" }]""")]
    [InlineData(
        """[{ "allow": ["https://app.example.com", "https://a.b.example"], "method": ["GET", "PUT"], "headers": ["Content-Type"] }]""")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "credentials": true, "rule": "uploads", "exposes": ["etag"], "maxAge": 60 }]""")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "rule": 0 }, { "allow": "https://evil.example", "credentials": false, "rule": 1 }]""")]
    [InlineData("""[{ "deny": "https://app.example.com", "method": "DELETE", "because": "Method" }]""")]
    [InlineData(
        """[{ "deny": "https://app.example.com", "headers": ["x-other"], "method": "PUT", "because": "Headers" }]""")]
    [InlineData(
        """[{ "deny": ["https://evil.example", "null"], "method": ["PUT", "DELETE"] }, { "deny": "", "because": "NoOrigin" }]""")]
    public void What_is_met_is_not_reported(string expectations) => Assert.Empty(Errors(expectations));

    [Theory]
    [InlineData(
        """[{ "allow": "https://app.example.com/", "method": "PUT" }]""",
        "https://app.example.com/",
        "'https://app.example.com/' with 'PUT' should be allowed, but is denied: Rules[1] allows the origin, not the " +
        "method PUT")]
    [InlineData(
        """[{ "deny": ["https://evil.example"] }]""",
        "https://evil.example",
        "'https://evil.example' with 'GET' should be denied, but is allowed: Rules[1] is the first rule that allows " +
        "the request")]
    [InlineData(
        """[{ "allow": "https://evil.example", "credentials": true }]""",
        "https://evil.example",
        "'https://evil.example' with 'GET' should get credentials, but 'Rules[1]' doesn't allow them")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "credentials": false }]""",
        "https://app.example.com",
        "'https://app.example.com' with 'GET' should get no credentials, but 'Rules[0] (uploads)' allows them")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "rule": 1 }]""",
        "https://app.example.com",
        "'https://app.example.com' with 'GET' should be answered by rule '1', but is answered by 'Rules[0] (uploads)'")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "exposes": ["ETag", "x-id"] }]""",
        "https://app.example.com",
        "'https://app.example.com' with 'GET' should be able to read 'x-id', but 'Rules[0] (uploads)' doesn't expose " +
        "it; add it to ExposeHeaders")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "maxAge": 61 }]""",
        "https://app.example.com",
        "'https://app.example.com' with 'GET' should be answered for 61 seconds, but 'Rules[0] (uploads)' has " +
        "MaxAgeSeconds 60")]
    [InlineData(
        """[{ "deny": "https://app.example.com", "method": "DELETE", "because": "Origin" }]""",
        "https://app.example.com",
        "'https://app.example.com' with 'DELETE' should be denied because of 'Origin', but is denied because of " +
        "'Method': Rules[0] (uploads), Rules[1] allow the origin, not the method DELETE")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "method": ["GET", "PUT"], "headers": ["content-type", "x-a"] }]""",
        "https://app.example.com",
        "'https://app.example.com' with 'GET' and the headers 'content-type, x-a' should be allowed, but is denied: " +
        "Rules[0] (uploads) allows the origin and the method, not the header x-a")]
    public void What_is_not_met_is_an_error_at_its_origin(string expectations, string origin, string message)
    {
        TestProject project = Project(expectations);

        Diagnostic error = Assert.Single(project.Generate().Errors);

        Assert.Equal(("CORS016", origin, message), (error.Id, project.TextUnder(error), error.GetMessage(null)));
        Assert.Equal("/app/cors.expect.json", error.Location.GetLineSpan().Path);
        Assert.Equal(DiagnosticSeverity.Error, error.Severity);
        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, error.Descriptor.CustomTags);
        Assert.Contains(WellKnownDiagnosticTags.Compiler, error.Descriptor.CustomTags);
    }

    [Theory]
    [InlineData(
        "{ \"allow\": \"*\" }",
        "{ \"allow\": \"*\" }",
        "Expectations are a list; wrap them in [ ], as in [ { \"allow\": \"https://app.example.com\" } ]")]
    [InlineData(
        "[]",
        "[]",
        "There is no expectation; add one, as in [ { \"allow\": \"https://app.example.com\" } ], or remove the file")]
    [InlineData("[1]", "1", "An expectation is an object, { \"allow\": \"https://app.example.com\" }")]
    [InlineData(
        "[{ }]", "{", "An expectation needs an origin: add \"allow\" or \"deny\", with an origin or a list of them")]
    [InlineData(
        """[{ "allow": "a", "deny": "b" }]""", "{", "An expectation has 'allow' or 'deny', not both; make two of it")]
    [InlineData(
        """[{ "Allow": "https://app.example.com" }]""",
        "Allow",
        "An expectation has no property 'Allow'; did you mean 'allow'?")]
    [InlineData(
        """[{ "deny": "https://a.example", "method": "PUT", "reason": "Origin" }]""",
        "reason",
        "An expectation has no property 'reason'; did you mean 'because'?")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "colour": 1 }]""",
        "colour",
        "An expectation has no property 'colour'; remove it (there are allow, deny, method, headers, credentials, " +
        "rule, exposes, maxAge, because)")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "allow": "x" }]""",
        "allow",
        "The expectation has 'allow' twice; keep one of them")]
    [InlineData("""[{ "allow": [] }]""", "[]", "'allow' is empty; add an origin")]
    [InlineData("""[{ "allow": ["https://app.example.com", 1] }]""", "1", "This must be an origin, in quotes")]
    [InlineData("""[{ "allow": true }]""", "true", "'allow' must be an origin in quotes, or a list of them")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "headers": "content-type" }]""",
        "\"content-type\"",
        "'headers' is a list; wrap 'content-type' in [ ]")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "credentials": "yes" }]""",
        "\"yes\"",
        "'credentials' must be true or false, without quotes")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "rule": 1.5 }]""",
        "1.5",
        "'rule' must be the ID of a rule, in quotes, or its index, from 0")]
    [InlineData(
        """[{ "allow": "https://app.example.com", "maxAge": "60" }]""",
        "\"60\"",
        "'maxAge' must be a whole number of seconds, without quotes")]
    [InlineData(
        """[{ "deny": "https://a.example", "method": "PUT", "because": "origin" }]""",
        "origin",
        "'because' must be NoOrigin, Origin, Method or Headers; write 'Origin'")]
    [InlineData(
        """[{ "deny": "https://a.example", "method": "PUT", "credentials": false }]""",
        "credentials",
        "'credentials' is said of requests that are allowed; remove it, or write 'allow'")]
    public void What_is_no_expectation_is_an_error_that_says_what_to_write(
        string expectations, string span, string message)
    {
        TestProject project = Project(expectations);

        Diagnostic error = Assert.Single(project.Generate().Errors);

        Assert.Equal(("CORS017", span, message), (error.Id, project.TextUnder(error), error.GetMessage(null)));
    }

    [Theory]
    [InlineData("""[{ "allow": "https://a.example" }]""", true)]
    [InlineData(
        """[{ "allow": ["a"], "method": ["GET"], "headers": ["x"], "credentials": true, "rule": 0, "exposes": ["x"], "maxAge": 1 }]""",
        true)]
    [InlineData(
        """[{ "allow": "a", "rule": "uploads", "method": "GET" }, { "deny": "b", "because": "Origin" }]""", true)]
    [InlineData("[]", false)]
    [InlineData("[{ }]", false)]
    [InlineData("""{ "allow": "a" }""", false)]
    [InlineData("""[{ "allow": "a", "deny": "b" }]""", false)]
    [InlineData("""[{ "allow": "a", "because": "Origin" }]""", false)]
    [InlineData("""[{ "deny": "a", "rule": 0 }]""", false)]
    [InlineData("""[{ "allow": "a", "other": 0 }]""", false)]
    [InlineData("""[{ "allow": "a", "headers": "x" }]""", false)]
    [InlineData("""[{ "deny": "a", "because": "origin" }]""", false)]
    public void The_schema_takes_what_a_build_takes(string expectations, bool isValid)
    {
        JsonElement schema = JsonDocument.Parse(Repository.Read("docs", "cors.expect.schema.json")).RootElement;

        Assert.Equal(isValid, new SchemaEvaluator(schema).IsValid(JsonDocument.Parse(expectations).RootElement));
        Assert.Equal(isValid, Errors(expectations).All(error => error.Id != "CORS017"));
    }

    [Fact]
    public void An_edit_checks_only_what_it_changes()
    {
        var other = new TestFile("/app/other.cors.json", Rules);
        var otherExpectations = new TestFile(
            "/app/other.cors.expect.json", """[{ "deny": "https://app.example.com" }]""");
        TestProject project = Project("""[{ "deny": "https://app.example.com" }]""") with { };
        project = project with { Files = [.. project.Files, other, otherExpectations] };
        GeneratorDriver driver = project.CreateDriver().RunGenerators(project.CreateCompilation());

        TestFile edited = new("/app/cors.expect.json", """[{ "allow": "https://app.example.com" }]""");
        GeneratorRunResult result = driver.ReplaceAdditionalText(project.Files[1], edited)
            .RunGenerators(project.CreateCompilation()).GetRunResult().Results[0];

        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            result.TrackedSteps[CorsGenerator.ExpectationsStep].SelectMany(run => run.Outputs)
                .Select(step => step.Reason));
        Assert.Equal("/app/other.cors.expect.json", Assert.Single(result.Diagnostics).Location.GetLineSpan().Path);
    }

    [Fact]
    public void All_mistakes_of_a_file_are_reported_at_once()
    {
        ImmutableArray<Diagnostic> errors = Errors("""[{ "allow": [1] }, { "deni": "x", "metod": 2, }, 3]""");

        Assert.All(errors, error => Assert.Equal("CORS017", error.Id));
        Assert.InRange(errors.Length, 5, 6);
    }

    [Fact]
    public void Expectations_of_XML_and_of_profile_Web_are_checked()
    {
        const string Xml =
            "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>";
        const string Web = """[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["PATCH"] }]""";
        var project = new TestProject
        {
            Files =
            [
                new TestFile("/app/cors.xml", Xml),
                new TestFile(
                    "/app/cors.expect.json", """[{ "allow": "https://a.example" }, { "deny": "https://b.example" }]"""),
                new TestFile("/app/web.cors.json", Web, ("CorsProfile", "Web")),
                new TestFile(
                    "/app/web.cors.expect.json",
                    """[{ "allow": "https://a.example", "method": "PATCH", "credentials": true }]"""),
            ],
        };

        Diagnostic error = Assert.Single(project.Generate().Errors);

        Assert.Equal(("CORS016", "/app/web.cors.expect.json"), (error.Id, error.Location.GetLineSpan().Path));
    }

    [Fact]
    public void A_file_of_another_name_is_named_by_the_policys_item()
    {
        var named = new TestFile("/app/tests/uploads.json", """[{ "deny": "https://app.example.com" }]""");
        var project = new TestProject
        {
            Files = [new TestFile("/app/cors.json", Rules, ("CorsExpects", "tests/uploads.json")), named],
        };

        Assert.Equal("CORS016", Assert.Single(project.Generate().Errors).Id);
        Assert.Empty((project with { Files = [new TestFile("/app/cors.json", Rules), named] }).Generate().Errors);
    }

    [Theory]
    [InlineData("tests/cors.expect.json", "/app/tests/cors.expect.json")]
    [InlineData("tests\\cors.expect.json", "/app/tests/cors.expect.json")]
    [InlineData("./policies/../tests/cors.expect.json", "/app/tests/cors.expect.json")]
    [InlineData("/other/cors.expect.json", "/other/cors.expect.json")]
    [InlineData("Tests/Cors.expect.json", "/app/tests/cors.expect.json")]
    public void A_path_in_an_item_is_relative_to_the_project_and_means_one_file(string expects, string path)
    {
        const string Denies = """[{ "deny": "https://app.example.com" }]""";
        var project = new TestProject
        {
            Folder = "/app/",
            Files =
            [
                new TestFile("/app/policies/cors.json", Rules, ("CorsExpects", expects)),
                new TestFile(path, Denies),

                // Each ends as the item's path does, and has its own policy or is an orphan.
                new TestFile("/app/a/tests/cors.expect.json", Denies),
                new TestFile("/app/policies/tests/cors.expect.json", Denies),
            ],
        };

        ImmutableArray<Diagnostic> errors = project.Generate().Errors;

        Assert.Equal(path, Assert.Single(errors, error => error.Id == "CORS016").Location.GetLineSpan().Path);
        Assert.Equal(2, errors.Count(error => error.Id == "CORS017"));
    }

    [Fact]
    public void Of_two_files_the_one_is_meant_that_is_written_alike()
    {
        var project = new TestProject
        {
            Folder = "/app/",
            Files =
            [
                new TestFile("/app/cors.json", Rules, ("CorsExpects", "tests/a.json")),
                new TestFile("/app/tests/A.json", """[{ "deny": "https://app.example.com" }]"""),
                new TestFile("/app/tests/a.json", """[{ "deny": "https://app.example.com" }]"""),
            ],
        };

        Assert.Equal("/app/tests/a.json", Assert.Single(project.Generate().Errors).Location.GetLineSpan().Path);
    }

    [Fact]
    public void Expectations_without_a_policy_are_an_error()
    {
        var project = new TestProject
        {
            Files = [new TestFile("/app/uploads.cors.expect.json", """[{ "allow": "https://a.example" }]""")],
        };

        Diagnostic error = Assert.Single(project.Generate().Errors);

        Assert.Equal("CORS017", error.Id);
        Assert.Equal(
            "There is no policy for uploads.cors.expect.json beside it: add uploads.cors.json or uploads.cors.xml to " +
            "AdditionalFiles, "
            + "or name this file in CorsExpects of the policy's item",
            error.GetMessage(null));
    }

    [Fact]
    public void Of_a_policy_with_an_error_only_the_text_is_checked()
    {
        TestProject project = Project("""[{ "deny": "https://app.example.com" }, { "allow": 1 }]""") with { };
        project = project with { Files = [new TestFile("/app/cors.json", "[]"), project.Files[1]] };

        Assert.Equal(["CORS004", "CORS017"], project.Generate().Errors.Select(error => error.Id).Order());
    }

    [Fact]
    public void Answers_written_down_are_met_and_any_one_turned_round_is_not()
    {
        Random random = TestSeed.CreateRandom(output);
        int cases = 0;
        for (int i = 0; i < TestSize.Of(100); i++)
        {
            var configuration = RandomConfiguration.Create(random, 11 + random.Next(140));
            var file = new TestFile(
                "/app/cors.json", configuration.Json, ("CorsProfile", configuration.IsWeb ? "Web" : "S3"));
            ICorsPolicy policy = CorsGen.Compiler.CorsCompiler.Compile(
                configuration.Json,
                new()
                {
                    Profile = configuration.IsWeb ? CorsGen.Compiler.CorsProfile.Web : CorsGen.Compiler.CorsProfile.S3,
                }).GetPolicy();
            RandomRequest[] requests =
            [
                .. Enumerable.Range(0, 20).Select(_ => RandomRequest.Create(random, configuration))
                    .Where(request => request.Origin is not null
                        && request.Method is not null
                        && request.ToString().Length < 500),
            ];
            string[] expectations = [.. requests.Select(request => Write(request, policy, isTurned: false))];
            Assert.Empty(With("[" + string.Join(",", expectations) + "]"));
            cases += requests.Length;
            if (requests.Length > 0)
            {
                int turned = random.Next(requests.Length);
                expectations[turned] = Write(requests[turned], policy, isTurned: true);
                Assert.Equal("CORS016", Assert.Single(With("[" + string.Join(",", expectations) + "]")).Id);
            }

            ImmutableArray<Diagnostic> With(string text) =>
                new TestProject { Files = [file, new TestFile("/app/cors.expect.json", text)] }.Generate().Errors;
        }

        output.WriteLine($"{cases} cases");
    }

    [Fact]
    public void The_command_writes_a_first_file_that_is_met_and_tests_it_as_a_build_does()
    {
        using var folder = new TemporaryFolder();
        string policy = folder.Write("cors.json", Rules);
        string expectations = System.IO.Path.Combine(folder.Path, "cors.expect.json");

        Assert.Equal(2, ToolRun.Of("test", policy).ExitCode);
        Assert.Equal(0, ToolRun.Of("test", policy, "--write", expectations).ExitCode);
        ToolRun met = ToolRun.Of("test", policy);
        Assert.Matches("^[0-9]+ cases as expected\n$", met.Output);
        Assert.Equal(0, met.ExitCode);
        string text = System.IO.File.ReadAllText(expectations);
        Assert.Contains(
            """{ "allow": "https://app.example.com", "method": ["GET", "PUT"], "headers": ["content-type"], "credentials": true, "rule": "uploads" }""",
            text);
        Assert.Empty(Errors(text));
        Assert.Equal(2, ToolRun.Of("test", policy, "--write", expectations).ExitCode);

        folder.Write(
            "cors.expect.json", text.Replace("\"GET\", \"PUT\"", "\"GET\", \"DELETE\"", StringComparison.Ordinal));
        ToolRun unmet = ToolRun.Of("test", folder.Path);
        Assert.Equal(1, unmet.ExitCode);
        Assert.Contains("error CORS016: 'https://app.example.com' with 'DELETE'", unmet.Output);
    }

    /// <summary>Files that somebody, or something, made to do harm, with the first of their errors.</summary>
    public static TheoryData<string, string> Hostile => new()
    {
        { new string('[', 100_000), "CORS017" },
        { string.Concat(Enumerable.Repeat("[{\"allow\":", 20_000)), "CORS017" },
        {
            "[" + string.Join(",", Enumerable.Range(0, 30_000).Select(i => $"{{\"deny\":\"https://b{i}.example\"}}")) +
                "]",
            "CORS016"
        },
        { """[{ "allow": "https://a\ud800.example.com" }, { "deny": "\udc00" }]""", "CORS016" },
        { """[{ "allow": "https://app.example.com", "allow": "https://b.example", "deny": "x" }]""", "CORS017" },
        { "[{ \"allow\": \"https://app.example.com\0\", \"method\": \"G\x1b[2JET\" }]", "CORS017" },
        { """[{ "allow": "https://app.example.com", "maxAge": 1e999, "rule": 99999999999999999999 }]""", "CORS017" },
        { """[null, 1, "x", [[]], {}, { "allow": null }, { "allow": {} }, { "allow": [] }]""", "CORS017" },
    };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void A_hostile_file_is_an_error_like_any_other(string text, string id)
    {
        using var folder = new TemporaryFolder();

        ToolRun run =
            ToolRun.Of("test", folder.Write("cors.json", Rules), "--expect", folder.Write("cases.json", text));

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains($": error {id}: ", run.Output[..run.Output.IndexOf('\n', StringComparison.Ordinal)]);
        Assert.DoesNotContain('\x1b', run.Output);
    }

    private static string Write(RandomRequest request, ICorsPolicy policy, bool isTurned)
    {
        CorsResult result = policy.Evaluate(request.Origin, request.Method, request.Headers);
        string headers = request.Headers is null ? "" : $", \"headers\": [{RandomText.Json(request.Headers)}]";
        return $"{{ \"{(result.IsAllowed ^ isTurned ? "allow" : "deny")}\": {RandomText.Json(request.Origin!)}, "
            + $"\"method\": {RandomText.Json(request.Method!)}{headers} }}";
    }

    private static ImmutableArray<Diagnostic> Errors(string expectations) => Project(expectations).Generate().Errors;

    private static TestProject Project(string expectations) => new()
    {
        Files = [new TestFile("/app/cors.json", Rules), new TestFile("/app/cors.expect.json", expectations)],
    };
}
