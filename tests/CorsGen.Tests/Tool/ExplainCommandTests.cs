using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Tool;

public class ExplainCommandTests(ITestOutputHelper output)
{
    private const string Rules = """
        [
          {
            "ID": "editors",
            "AllowedOrigins": ["https://app.example.com"],
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["content-type"],
            "ExposeHeaders": ["ETag"],
            "MaxAgeSeconds": 60
          },
          { "AllowedOrigins": ["https://*.example.com"], "AllowedMethods": ["GET"] }
        ]
        """;

    [Fact]
    public void An_allowed_request_has_the_headers_and_the_rules()
    {
        ToolRun run = ToolRun.WithInput(
            Rules, "explain", "-", "--origin", "https://app.example.com", "--method", "PUT", "--header",
            "Content-Type");

        Assert.Equal(
            """
            Allowed: Rules[0] (editors) is the first rule that allows the request

            Access-Control-Allow-Origin: https://app.example.com
            Access-Control-Allow-Credentials: true
            Access-Control-Allow-Methods: GET, PUT
            Access-Control-Allow-Headers: Content-Type
            Access-Control-Expose-Headers: ETag
            Access-Control-Max-Age: 60
            Vary: Origin, Access-Control-Request-Headers, Access-Control-Request-Method

            Rule                Origin  Method  Headers
            Rules[0] (editors)  yes     yes     yes      answers
            Rules[1]            yes     no      -

            """,
            run.Output);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_denied_request_has_a_reason_for_each_rule()
    {
        ToolRun run = ToolRun.WithInput(
            Rules, "explain", "-", "--origin", "https://app.example.com/", "--header", "content-type,x-other");

        Assert.Equal(
            """
            Denied: no rule allows the origin; 'https://app.example.com' in Rules[0] (editors) doesn't end with a slash

            Vary: Origin, Access-Control-Request-Headers, Access-Control-Request-Method

            Rule                Origin  Method  Headers
            Rules[0] (editors)  no      -       -        'https://app.example.com' doesn't end with a slash
            Rules[1]            no      -       -        'https://*.example.com' doesn't end with a slash

            """,
            run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Headers_are_given_one_by_one_or_in_a_list()
    {
        string[] request = ["explain", "-", "--origin", "https://app.example.com", "--method", "PUT"];

        ToolRun list = ToolRun.WithInput(Rules, [.. request, "--header", "content-type,x-other"]);

        Assert.Contains("not the header x-other", list.Output);
        Assert.Equal(list, ToolRun.WithInput(Rules, [.. request, "--header", "content-type, x-other"]));
        Assert.Equal(1, ToolRun.WithInput(Rules, [.. request, "-H", "content-type", "-H", "x-other"]).ExitCode);
    }

    [Fact]
    public void A_file_with_errors_has_no_decision()
    {
        ToolRun run = ToolRun.WithInput("[]", "explain", "-", "--origin", "https://app.example.com");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("error CORS004", run.Error);
    }

    [Fact]
    public void The_decision_is_that_of_Evaluate()
    {
        Random random = TestSeed.CreateRandom(output);
        var codes = new Dictionary<int, int>();
        for (int i = 0; i < TestSize.Of(1000); i++)
        {
            // A command line cannot hold everything, and a file is UTF-8.
            var configuration = RandomConfiguration.Create(random, 11 + random.Next(140));
            (string? origin, string? method, string? headers) = RandomRequest.Create(random, configuration);
            if (string.IsNullOrEmpty(origin)
                || method is null
                || headers is ""
                || configuration.Json.Any(char.IsSurrogate)
                || new[]
                {
                    origin, method, headers,
                }.Any(value => value is { Length: > 1000 } || value is ['-' or '@' or '/' or '=' or ':', ..]))
            {
                continue;
            }

            CorsResult result = CorsCompiler
                .Compile(
                    configuration.Json,
                    new CorsCompilerOptions { Profile = configuration.IsWeb ? CorsProfile.Web : CorsProfile.S3 })
                .GetPolicy().Evaluate(origin, method, headers);
            ToolRun run = ToolRun.WithInput(
                configuration.Json,
                [
                    "explain", "-", "--profile", configuration.IsWeb ? "web" : "s3", "--origin", origin, "--method",
                    method,
                    .. headers is null ? Array.Empty<string>() : ["--header", headers],
                ]);

            string expected = result.IsAllowed ? "Allowed: " + result.Rule : "Denied: ";
            if (run.ExitCode != (result.IsAllowed ? 0 : 1)
                || (result.Rule?.Id is null && !run.Output.StartsWith(expected, StringComparison.Ordinal)))
            {
                Assert.Fail(
                    $"{result}\n{run.Output}{run.Error}\n{TestSeed.Hint}\n{origin} {method} " +
                    $"{headers}\n{configuration.Json}");
            }

            codes[run.ExitCode] = codes.GetValueOrDefault(run.ExitCode) + 1;
        }

        output.WriteLine(string.Join(", ", codes.Select(pair => $"exit code {pair.Key}: {pair.Value}")));
        Assert.Equal([0, 1], codes.Keys.Order());
    }
}
