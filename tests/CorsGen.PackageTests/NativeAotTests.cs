using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CorsGen.PackageTests.Infrastructure;

namespace CorsGen.PackageTests;

/// <summary>A web application that is compiled ahead of time: one, as it takes a minute.</summary>
public class NativeAotTests(Packages packages)
{
    private const string Missing =
        "No application was compiled ahead of time, which needs Clang and zlib. "
        + "On Debian: apt-get install clang zlib1g-dev";

    /// <summary>
    /// An application that starts, asks itself about a policy of each place that can have one, and ends. The group's
    /// type is written: ASP.NET Core's generator for handlers doesn't see our classes, nor what a call with one
    /// returns.
    /// </summary>
    private const string Program = """
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.UseCors(CorsPolicy.Instance);
        app.MapPut("/application", () => "application");
        app.MapPut("/endpoint", () => "endpoint").RequireCors(UploadsCorsPolicy.Instance);
        RouteGroupBuilder group = app.MapGroup("/group").RequireCors(UploadsCorsPolicy.Instance);
        group.MapPut("/{name}", (string name) => name);
        app.MapPut("/attribute", [Cors<UploadsCorsPolicy>] () => "attribute");
        app.MapPut("/other", [Cors<CorsPolicy>] (HttpContext context) => "other");
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();

        Console.WriteLine($"dynamic code: {System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported}");
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        client.BaseAddress = new Uri(app.Urls.Single());
        foreach (string path in new[] { "/application", "/endpoint", "/group/a", "/attribute", "/other" })
        {
            foreach (string origin in new[] { "https://app.example.com", "https://uploads.example.com" })
            {
                string preflight = await Send(HttpMethod.Options, path, origin);
                Console.WriteLine($"{path}: {preflight}, {await Send(HttpMethod.Put, path, origin)}");
            }
        }

        await app.StopAsync();

        async Task<string> Send(HttpMethod method, string path, string origin)
        {
            using var request = new HttpRequestMessage(method, path) { Headers = { { "Origin", origin } } };
            if (method == HttpMethod.Options)
            {
                request.Headers.Add("Access-Control-Request-Method", "PUT");
            }

            using HttpResponseMessage response = await client.SendAsync(request);
            string allowed = "nobody";
            if (response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values))
            {
                allowed = values.Single().Replace("https://", "").Replace(".example.com", "");
            }

            return $"{(int)response.StatusCode} {allowed} {await response.Content.ReadAsStringAsync()}".TrimEnd();
        }
        """;

    [Fact]
    public async Task An_application_that_is_compiled_ahead_of_time_answers_and_was_published_without_a_warning()
    {
        using BuildProject project = packages.CreateUser()
            .Write("Web.csproj", Texts.WebProject(PackageTexts.InstallAspNetCore + PackageTexts.InstallCompiler + """
                <PropertyGroup>
                  <PublishAot>true</PublishAot>
                  <TrimmerSingleWarn>false</TrimmerSingleWarn>
                  <InvariantGlobalization>true</InvariantGlobalization>
                  <StripSymbols>false</StripSymbols>
                  <UseAppHost>true</UseAppHost>
                </PropertyGroup>
                <ItemGroup><AdditionalFiles Include="cors.json;uploads.cors.json" /></ItemGroup>
                """))
            .Write("cors.json", Texts.GoodPolicy)
            .Write("uploads.cors.json", PackageTexts.UploadsPolicy)
            .Write("Program.cs", Program + PackageTexts.RunTimeProgram + PackageTexts.NamesProgram);

        BuildOutput publish = await project.Publish("--use-current-runtime", "-o", "published");

        SkipWithoutTools(publish);
        Assert.Empty(publish.Succeeded().Heads);
        Assert.DoesNotContain(publish.Lines, line => line.Contains("warning", StringComparison.OrdinalIgnoreCase));
        string file = project.PathOf(OperatingSystem.IsWindows() ? "published/Web.exe" : "published/Web");
        Assert.False(File.Exists(project.PathOf("published/Web.dll")));
        string[] expected =
        [
            "dynamic code: False",
            "/application: 204 app, 200 app application",
            "/application: 403 nobody, 200 nobody application",
            "/endpoint: 403 nobody, 200 nobody endpoint",
            "/endpoint: 204 uploads, 200 uploads endpoint",
            "/group/a: 403 nobody, 200 nobody a",
            "/group/a: 204 uploads, 200 uploads a",
            "/attribute: 403 nobody, 200 nobody attribute",
            "/attribute: 204 uploads, 200 uploads attribute",
            "/other: 204 app, 200 app other",
            "/other: 403 nobody, 200 nobody other",
            .. PackageTexts.RunTimeAnswers,
            .. PackageTexts.NamesAnswers,
        ];
        Assert.Equal(expected, await PublishedProgram.Run(file));
    }

    // The linker, what it links, and the compiler, which is a package that not every mirror has.
    private static void SkipWithoutTools(BuildOutput publish)
    {
        string? missing = publish.Lines.FirstOrDefault(line =>
            line.Contains("Platform linker", StringComparison.Ordinal)
            || line.Contains("-lz", StringComparison.Ordinal)
            || (line.Contains("error NU110", StringComparison.Ordinal)
                && line.Contains("ILCompiler", StringComparison.Ordinal)));
        if (missing is not null)
        {
            TestContext.Current.SendDiagnosticMessage(Missing);
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", $"{Missing}\n{missing}");
            Assert.Fail($"{Missing}\n{missing}");
        }
    }
}
