using System;
using System.Linq;
using System.Text.Json;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Tool;

public class ConvertCommandTests(ITestOutputHelper output)
{
    private const string Google = """
        [
          {
            "origin": ["https://app.example.com"],
            "method": ["GET", "PUT"],
            "responseHeader": ["Content-Type", "x-*"],
            "maxAgeSeconds": 3600
          }
        ]
        """;

    [Fact]
    public void Another_systems_file_becomes_S3s_and_what_is_lost_is_said()
    {
        ToolRun run = ToolRun.WithInput(Google, "convert");

        Assert.Equal(
            """
            [
              {
                "AllowedOrigins": ["https://app.example.com"],
                "AllowedMethods": ["GET", "PUT"],
                "AllowedHeaders": ["Content-Type", "x-*"],
                "ExposeHeaders": ["Content-Type"],
                "MaxAgeSeconds": 3600
              }
            ]

            """,
            run.Output);
        Assert.Equal(
            "corsgen: line 5: 'x-*' of 'responseHeader' is not exposed, because S3 doesn't accept a wildcard in " +
            "ExposeHeaders\n", run.Error);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void XML_is_S3s()
    {
        Assert.Equal(
            """
            <CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
              <CORSRule>
                <AllowedOrigin>https://app.example.com</AllowedOrigin>
                <AllowedMethod>GET</AllowedMethod>
                <AllowedMethod>PUT</AllowedMethod>
                <AllowedHeader>Content-Type</AllowedHeader>
                <AllowedHeader>x-*</AllowedHeader>
                <ExposeHeader>Content-Type</ExposeHeader>
                <MaxAgeSeconds>3600</MaxAgeSeconds>
              </CORSRule>
            </CORSConfiguration>

            """,
            ToolRun.WithInput(Google, "convert", "-", "--to", "xml").Output);
    }

    [Fact]
    public void What_S3_does_not_accept_is_an_error_and_nothing_is_written()
    {
        ToolRun run = ToolRun.WithInput(Google.Replace("PUT", "PATCH", StringComparison.Ordinal), "convert");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("error CORS005", run.Error);
    }

    [Fact]
    public void What_XML_cannot_hold_is_said()
    {
        ToolRun run = ToolRun.WithInput(
            """[{ "ID": "a\u0001", "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""",
            "convert",
            "-",
            "--to",
            "xml");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal("corsgen: 'a\uFFFD' has a character that XML cannot hold; write the rules as JSON\n", run.Error);
    }

    [Theory]
    [InlineData("console")]
    [InlineData("cli")]
    [InlineData("xml")]
    public void A_form_and_back_is_the_same_policy(string form)
    {
        Random random = TestSeed.CreateRandom(output);
        int converted = 0;
        for (int i = 0; i < TestSize.Of(300); i++)
        {
            var configuration = RandomConfiguration.Create(random, 11 + random.Next(140));
            string profile = configuration.IsWeb ? "web" : "s3";
            if (configuration.Json.Any(char.IsSurrogate))
            {
                continue;
            }

            ToolRun run = ToolRun.WithInput(configuration.Json, "convert", "-", "--to", form, "--profile", profile);
            if (form == "xml" && run.ExitCode == 2)
            {
                Assert.Contains("XML cannot hold", run.Error);
                continue;
            }

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            ToolRun back = ToolRun.WithInput(run.Output, "convert", "-", "--profile", profile);
            Assert.Equal((0, ""), (back.ExitCode, back.Error));
            AssertSame(random, configuration, Compile(configuration.Json), Compile(run.Output), Compile(back.Output));
            converted++;

            ICorsPolicy Compile(string text) => CorsCompiler
                .Compile(
                    text,
                    new CorsCompilerOptions { Profile = configuration.IsWeb ? CorsProfile.Web : CorsProfile.S3 })
                        .GetPolicy();
        }

        output.WriteLine($"{converted} policies");
        Assert.InRange(converted, 1, int.MaxValue);
    }

    private static void AssertSame(
        Random random, RandomConfiguration configuration, ICorsPolicy expected, params ICorsPolicy[] policies)
    {
        foreach (ICorsPolicy policy in policies)
        {
            Assert.Equal(JsonSerializer.Serialize(expected.Rules), JsonSerializer.Serialize(policy.Rules));
            for (int i = 0; i < 50; i++)
            {
                (string? origin, string? method, string? headers) = RandomRequest.Create(random, configuration);
                Assert.Equal(
                    expected.Evaluate(origin, method, headers).ToString(),
                    policy.Evaluate(origin, method, headers).ToString());
            }
        }
    }
}
