
namespace CorsGen.PackageTests.Infrastructure;

/// <summary>The texts that projects with the packages are made of.</summary>
internal static class PackageTexts
{
    /// <summary>What installs the package.</summary>
    public const string Install =
        "<ItemGroup><PackageReference Include=\"CorsGen\" Version=\"$(CorsGenVersion)\" /></ItemGroup>";

    /// <summary>What installs the package for ASP.NET Core, alone.</summary>
    public const string InstallAspNetCore =
        "<ItemGroup><PackageReference Include=\"CorsGen.AspNetCore\" Version=\"$(CorsGenVersion)\" /></ItemGroup>";

    /// <summary>What installs the compiler.</summary>
    public const string InstallCompiler =
        "<ItemGroup><PackageReference Include=\"CorsGen.Compiler\" Version=\"$(CorsGenVersion)\" /></ItemGroup>";

    public const string Policy = "<ItemGroup><AdditionalFiles Include=\"cors.json\" /></ItemGroup>";

    /// <summary>An application that starts, asks itself, and ends.</summary>
    public const string WebProgram = """
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.UseCors(CorsPolicy.Instance);
        app.MapGet("/", (RequestDelegate)(context => context.Response.WriteAsync("read")));
        app.MapPut("/uploads", (RequestDelegate)(context => context.Response.WriteAsync("stored")))
            .RequireCors(UploadsCorsPolicy.Instance);
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();

        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        await Send("GET", "/", "https://app.example.com");
        await Send("GET", "/", "https://evil.example");
        await Send("OPTIONS", "/", "https://app.example.com", "PUT");
        await Send("OPTIONS", "/", "https://app.example.com", "DELETE");
        await Send("OPTIONS", "/uploads", "https://app.example.com", "PUT");
        await Send("PUT", "/uploads", "https://uploads.example.com");
        await app.StopAsync();

        async Task Send(string method, string path, string origin, string? asked = null)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Add("Origin", origin);
            if (asked is not null)
            {
                request.Headers.Add("Access-Control-Request-Method", asked);
            }

            using HttpResponseMessage response = await client.SendAsync(request);
            string allowed = response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : "nobody";
            Console.WriteLine($"{(int)response.StatusCode} {allowed} {await response.Content.ReadAsStringAsync()}".TrimEnd());
        }
        """;

    /// <summary>
    /// What an application with the compiler may add to its program: a policy that is compiled when it runs.
    /// </summary>
    public const string RunTimeProgram = """

        var compilation = CorsGen.Compiler.CorsCompiler.Compile(
            "[{ \"AllowedOrigins\": [\"https://*.github.io\"], \"AllowedMethods\": [\"PATCH\"], \"AllowedHeaders\": [\"x-*\"] }]",
            new CorsGen.Compiler.CorsCompilerOptions { Profile = CorsGen.Compiler.CorsProfile.Web });
        CorsGen.ICorsPolicy policy = compilation.GetPolicy();
        Console.WriteLine($"at run time: {policy.Evaluate("https://a.github.io", "PATCH", "x-a")}");
        Console.WriteLine($"at run time: {policy.Evaluate("https://a.github.io", "PUT")}");
        Console.WriteLine($"at run time: {compilation.Findings[0].Id}, {compilation.ToCSharp().Contains("class CorsPolicy")}");
        """;

    /// <summary>
    /// What a web application may add to its program: a second one with policies by name, compiled, from the
    /// configuration and by request.
    /// </summary>
    public const string NamesProgram = """

        WebApplicationBuilder namesBuilder = WebApplication.CreateSlimBuilder(
        [
            "--Cors:Partners:0:AllowedOrigins=https://partner.example,https://*.partner.example",
            "--Cors:Partners:0:AllowedMethods:0=PUT",
        ]);
        namesBuilder.Logging.ClearProviders();
        namesBuilder.Services.AddCorsGen(cors => cors
            .AddDefaultPolicy(CorsPolicy.Instance)
            .AddPolicy("uploads", UploadsCorsPolicy.Instance)
            .AddPolicy("partners", namesBuilder.Configuration.GetSection("Cors:Partners"))
            .AddPolicy("tenants", (HttpContext context) =>
                context.Request.Path == "/tenants/known" ? UploadsCorsPolicy.Instance : null)
            .AddPolicy("stored", async (HttpContext context) =>
            {
                await Task.Yield();
                return (CorsGen.ICorsPolicy?)UploadsCorsPolicy.Instance;
            }));
        WebApplication names = namesBuilder.Build();
        names.UseCorsGen();
        RequestDelegate done = context => Task.CompletedTask;
        names.MapPut("/default", done);
        names.MapPut("/uploads", done).RequireCors("uploads");
        names.MapPut("/attribute", [Microsoft.AspNetCore.Cors.EnableCors("uploads")] (HttpContext context) => Task.CompletedTask);
        names.MapPut("/partners", done).RequireCors("partners");
        names.MapPut("/tenants/{tenant}", done).RequireCors("tenants");
        names.MapPut("/stored", done).RequireCors("stored");
        names.Urls.Add("http://127.0.0.1:0");
        await names.StartAsync();

        using var namesClient = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(names.Urls.Single()) };
        await Ask("/default", "https://app.example.com");
        await Ask("/uploads", "https://uploads.example.com");
        await Ask("/uploads", "https://app.example.com");
        await Ask("/attribute", "https://uploads.example.com");
        await Ask("/partners", "https://a.partner.example");
        await Ask("/partners", "https://app.example.com");
        await Ask("/tenants/known", "https://uploads.example.com");
        await Ask("/tenants/unknown", "https://uploads.example.com");
        await Ask("/stored", "https://uploads.example.com");
        await names.StopAsync();

        async Task Ask(string path, string origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, path) { Headers = { { "Origin", origin } } };
            request.Headers.Add("Access-Control-Request-Method", "PUT");
            using HttpResponseMessage response = await namesClient.SendAsync(request);
            string allowed = response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : "nobody";
            Console.WriteLine($"{path}: {(int)response.StatusCode} {allowed}");
        }
        """;

    public const string UploadsPolicy = """
        [
          {
            "AllowedOrigins": ["https://uploads.example.com"],
            "AllowedMethods": ["PUT"],
            "AllowedHeaders": ["content-type"],
            "ExposeHeaders": ["ETag"]
          }
        ]
        """;

    /// <summary>What that application prints.</summary>
    public static readonly string[] WebAnswers =
    [
        "200 https://app.example.com read", "200 nobody read", "204 https://app.example.com", "403 nobody",
        "403 nobody",
        "200 https://uploads.example.com stored",
    ];

    /// <summary>What <see cref="RunTimeProgram"/> prints.</summary>
    public static readonly string[] RunTimeAnswers =
        ["at run time: allowed by Rules[0]", "at run time: denied: Method", "at run time: CORS102, True"];

    /// <summary>What <see cref="NamesProgram"/> prints.</summary>
    public static readonly string[] NamesAnswers =
    [
        "/default: 204 https://app.example.com",
        "/uploads: 204 https://uploads.example.com",
        "/uploads: 403 nobody",
        "/attribute: 204 https://uploads.example.com",
        "/partners: 204 https://a.partner.example",
        "/partners: 403 nobody",
        "/tenants/known: 204 https://uploads.example.com",
        "/tenants/unknown: 403 nobody",
        "/stored: 204 https://uploads.example.com",
    ];

    /// <summary>What <see cref="Texts.Program"/> prints of <see cref="Texts.GoodPolicy"/>.</summary>
    public static readonly string[] GoodAnswers = ["GET: True", "PUT: True", "DELETE: False"];

    /// <summary><see cref="Texts.GoodPolicy"/> without any advice.</summary>
    public static readonly (string Path, string Text) GoodPolicy = ("cors.json", Texts.GoodPolicy);
}
