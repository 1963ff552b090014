using CorsGen.Compiler;
using CorsPolicy = CorsGen.AspNetCore.Tests.FirstCorsPolicy;

namespace CorsGen.AspNetCore.Tests.Guides;

/// <summary>The code of docs/run-time.md; <see cref="GuideTextTests"/> compares it with the page.</summary>
public class RunTimeGuideTests
{
    [Theory]
    [InlineData("https://app.example.com", "https://app.example.com")]
    [InlineData("https://evil.example", null)]
    [InlineData(null, null)]
    public void Evaluate_in_other_code(string? origin, string? allowed)
    {
        var context = new DefaultHttpContext();
        (HttpRequest request, HttpResponse response) = (context.Request, context.Response);
        request.Method = "GET";
        request.Headers.Origin = origin;

        CorsResult result = CorsPolicy.Evaluate(
            origin: request.Headers.Origin,
            method: request.Method,
            requestHeaders: null);

        if (result.IsAllowed)
        {
            response.Headers["Access-Control-Allow-Origin"] = result.AllowOrigin;
        }

        response.Headers["Vary"] = result.Vary;

        Assert.Equal(allowed, response.Headers.AccessControlAllowOrigin);
        Assert.Equal("Origin, Access-Control-Request-Headers, Access-Control-Request-Method", response.Headers.Vary);
    }

    /// <summary>What is printed for a text, and whether there is a policy.</summary>
    [Theory]
    [InlineData("get", "cors.json(3,23): error CORS005: ")]
    [InlineData("PATCH", null)]
    public void Policies_that_are_known_only_at_run_time(string method, string? printed)
    {
        string text = $$"""
            [{
              "AllowedOrigins": ["https://app.example.com"],
              "AllowedMethods": ["{{method}}"],
              "AllowedHeaders": []
            }]
            """;
        var Console = new StringWriter();

        CorsCompilation compilation = CorsCompiler.Compile(text, new CorsCompilerOptions { Profile = CorsProfile.Web });
        foreach (CorsFinding finding in compilation.Findings)
        {
            Console.WriteLine(finding);
        }

        ICorsPolicy? policy = compilation.Policy;

        Assert.Equal(printed is null, policy is not null);
        Assert.StartsWith(printed ?? "", Console.ToString());
        Assert.Equal(printed is null, Console.ToString().Length == 0);
    }
}
