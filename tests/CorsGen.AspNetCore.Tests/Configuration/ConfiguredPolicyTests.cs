using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CorsGen.AspNetCore.Tests.Configuration;

/// <summary>Policies from the configuration, as they are when the application starts.</summary>
public class ConfiguredPolicyTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";
    private const string Evil = "https://evil.example";

    /// <summary>The same policy from every kind of source.</summary>
    public static TheoryData<string, Action<IConfigurationBuilder>> Sources => new()
    {
        {
            "JSON",
            builder => builder.Add(new LiveConfiguration(
                """
                {
                  "Cors": {
                    "Partners": [
                      { "ID": "reports", "AllowedOrigins": ["https://c.example"], "AllowedMethods": ["GET"] },
                      {
                        "AllowedOrigins": ["https://a.example", "https://b.example"],
                        "AllowedMethods": ["GET", "PATCH"],
                        "AllowedHeaders": ["Content-Type"],
                        "ExposeHeaders": ["ETag"],
                        "MaxAgeSeconds": 600,
                        "AllowCredentials": true
                      }
                    ]
                  }
                }
                """))
        },
        {
            "JSON, an object",
            builder => builder.Add(new LiveConfiguration(
                """
                {
                  "cors": {
                    "partners": {
                      "Profile": "web",
                      "Rules": [
                        {
                          "allowedOrigins": ["https://a.example", "https://b.example"],
                          "allowedMethods": ["GET", "PATCH"],
                          "allowedHeaders": "Content-Type",
                          "exposeHeaders": ["ETag"],
                          "maxAgeSeconds": "600",
                          "allowCredentials": "True"
                        }
                      ]
                    }
                  }
                }
                """))
        },
        {
            "environment variables",
            builder => Environment(
                builder,
                ("Cors__Partners__0__AllowedOrigins__0", A),
                ("Cors__Partners__0__AllowedOrigins__1", B),
                ("Cors__Partners__0__AllowedMethods__0", "GET"),
                ("Cors__Partners__0__AllowedMethods__1", "PATCH"),
                ("Cors__Partners__0__AllowedHeaders__0", "Content-Type"),
                ("Cors__Partners__0__ExposeHeaders__0", "ETag"),
                ("Cors__Partners__0__MaxAgeSeconds", "600"),
                ("Cors__Partners__0__AllowCredentials", "true"))
        },
        {
            "environment variables with commas, in capitals, with gaps in their numbers",
            builder => Environment(
                builder,
                ("CORS__PARTNERS__3__ALLOWEDORIGINS", " https://a.example ,https://b.example,,"),
                ("CORS__PARTNERS__3__ALLOWEDMETHODS__2", "GET"),
                ("CORS__PARTNERS__3__ALLOWEDMETHODS__10", "PATCH"),
                ("CORS__PARTNERS__3__ALLOWEDHEADERS", "Content-Type"),
                ("CORS__PARTNERS__3__EXPOSEHEADERS", "ETag"),
                ("CORS__PARTNERS__3__MAXAGESECONDS", "600"),
                ("CORS__PARTNERS__3__ALLOWCREDENTIALS", "TRUE"))
        },
        {
            "command line",
            builder => builder.AddCommandLine(
                [
                    "--Cors:Partners:0:AllowedOrigins=https://a.example,https://b.example",
                    "--Cors:Partners:0:AllowedMethods=GET,PATCH",
                    "--Cors:Partners:0:AllowedHeaders:0", "Content-Type",
                    "--Cors:Partners:0:ExposeHeaders:0", "ETag",
                    "--Cors:Partners:0:MaxAgeSeconds", "600",
                    "--Cors:Partners:0:AllowCredentials", "true",
                ])
        },
        {
            "memory",
            builder => builder.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Cors:Partners:0:AllowedOrigins:0"] = A,
                ["Cors:Partners:0:AllowedOrigins:1"] = B,
                ["Cors:Partners:0:AllowedMethods:0"] = "GET",
                ["Cors:Partners:0:AllowedMethods:1"] = "PATCH",
                ["Cors:Partners:0:AllowedHeaders:0"] = "Content-Type",
                ["Cors:Partners:0:ExposeHeaders:0"] = "ETag",
                ["Cors:Partners:0:MaxAgeSeconds"] = "600",
                ["Cors:Partners:0:AllowCredentials"] = "true",
            })
        },
    };

    [Theory]
    [MemberData(nameof(Sources), DisableDiscoveryEnumeration = true)]
    public async Task A_policy_is_the_same_from_every_source(string source, Action<IConfigurationBuilder> add)
    {
        await using TestApplication app = await StartAsync(add);

        Assert.NotEmpty(source);
        foreach (string origin in new[] { A, B })
        {
            RawResponse preflight = await app.PreflightAsync("/", origin, "PATCH", "content-type");
            CorsAssert.Allowed(preflight, 204, origin);
            Assert.Equal("GET, PATCH", preflight["Access-Control-Allow-Methods"]);
            Assert.Equal("ETag", preflight["Access-Control-Expose-Headers"]);
            Assert.Equal("600", preflight["Access-Control-Max-Age"]);
            Assert.Equal("true", preflight["Access-Control-Allow-Credentials"]);
        }

        CorsAssert.Denied(await app.PreflightAsync("/", Evil, "PATCH", "content-type"), 403);
        CorsAssert.Denied(await app.PreflightAsync("/", A, "PATCH", "x-other"), 403);
        CorsAssert.Denied(await app.PreflightAsync("/", A, "DELETE"), 403);
        CorsAssert.Denied(await app.SendAsync("GET", "/", "Origin: " + Evil), 200);
    }

    [Fact]
    public async Task Credentials_need_a_word_in_the_rule_and_in_profile_S3_follow_from_the_origin()
    {
        const string Rules =
            """[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "AllowedHeaders": [] }]""";
        await using TestApplication web = await StartAsync(Json($$"""{ "Cors": { "Partners": {{Rules}} } }"""));
        await using TestApplication s3 = await StartAsync(
            Json($$"""{ "Cors": { "Partners": { "Profile": "S3", "Rules": {{Rules}} } } }"""));

        Assert.Null((await web.PreflightAsync("/", A, "GET"))["Access-Control-Allow-Credentials"]);
        Assert.Equal("true", (await s3.PreflightAsync("/", A, "GET"))["Access-Control-Allow-Credentials"]);
    }

    /// <summary>What is wrong, and the keys at which it is.</summary>
    public static TheoryData<string, string[]> Errors => new()
    {
        {
            """{}""",
            [
                "Cors:Partners: error: it doesn't exist, or is empty; a list of rules belongs here; for example, " +
                "Cors:Partners:0:AllowedOrigins:0",
            ]
        },
        { """{ "Cors": { "Partners": [] } }""", ["Cors:Partners: error: it doesn't exist, or is empty"] },
        { """{ "Cors": { "Partners": {} } }""", ["Cors:Partners: error: it doesn't exist, or is empty"] },
        {
            """{ "Cors": { "Partners": "https://a.example" } }""",
            ["Cors:Partners: error: a list of rules belongs here, not the text 'https://a.example'"]
        },
        {
            """{ "Cors": { "Partners": [{}] } }""",
            ["Cors:Partners:0: error CORS004", "Cors:Partners:0: error CORS004"]
        },
        {
            """{ "Cors": { "Partners": { "Rules": [] } } }""",
            ["Cors:Partners:Rules: error: it doesn't exist, or is empty"]
        },
        {
            """{ "Cors": { "Partners": { "Profile": "Web" } } }""",
            ["Cors:Partners:Rules: error: it doesn't exist, or is empty"]
        },
        {
            """{ "Cors": { "Partners": { "Profile": "Wide", "Name": "x", "Rules": [] } } }""",
            [
                "Cors:Partners:Name: error: 'Name' isn't known; a policy has 'Profile' and 'Rules'",
                "Cors:Partners:Profile: error: 'Wide' isn't a profile; write 'Web' or 'S3'",
                "Cors:Partners:Rules: error: it doesn't exist, or is empty",
            ]
        },
        {
            """{ "Cors": { "Partners": { "AllowedOrigins": ["https://a.example"] } } }""",
            [
                "Cors:Partners:AllowedOrigins: error: a rule's number belongs in the place of 'AllowedOrigins'; for " +
                "example, Cors:Partners:0:AllowedOrigins:0",
            ]
        },
        {
            """{ "Cors": { "Partners": [{ "AllowedOrigins": [], "AllowedMethods": ["GET"] }] } }""",
            ["Cors:Partners:0:AllowedOrigins: error CORS004"]
        },
        {
            """{ "Cors": { "Partners": [{ "AllowedOrigins": " , ", "AllowedMethods": ["GET"] }] } }""",
            ["Cors:Partners:0:AllowedOrigins: error CORS004"]
        },
        {
            """{ "Cors": { "Partners": [{ "AllowedOrigins": "https://*.*.example", "AllowedMethods": ["GET", "get"], "MaxAgeSeconds": "1 h" }] } }""",
            [
                "Cors:Partners:0:AllowedMethods:1: error CORS005",
                "Cors:Partners:0:AllowedOrigins: error CORS006",
                "Cors:Partners:0:MaxAgeSeconds: error CORS008",
            ]
        },
        {
            """{ "Cors": { "Partners": [{ "AllowedOrigin": ["https://a.example"], "AllowedMethods": ["GET"] }] } }""",
            ["Cors:Partners:0:AllowedOrigin: error CORS003"]
        },
        {
            """{ "Cors": { "Partners": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowCredentials": true }] } }""",
            ["Cors:Partners:0:AllowCredentials: error CORS014"]
        },
        {
            """{ "Cors": { "Partners": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowCredentials": "yes" }] } }""",
            ["Cors:Partners:0:AllowCredentials: error CORS002"]
        },
        {
            """{ "Cors": { "Partners": [{ "AllowedOrigins": [{ "x": 1 }], "AllowedMethods": ["GET"] }] } }""",
            ["Cors:Partners:0:AllowedOrigins:0:x: error: a list has values, each with its number"]
        },
        {
            """{ "Cors": { "Partners": [{ "AllowedOrigins": ["https://a.example", null], "AllowedMethods": ["GET"] }] } }""",
            ["Cors:Partners:0:AllowedOrigins:1: error CORS002"]
        },
        {
            """{ "Cors": { "Partners": ["https://a.example"] } }""",
            ["Cors:Partners:0: error: a rule belongs here, not the text 'https://a.example'"]
        },
        {
            """{ "Cors": { "Partners": [{ "AllowedOrigins": ["\"\\\n\ud83d\ude00*", "a*b*"], "AllowedMethods": ["GET"] }] } }""",
            ["Cors:Partners:0:AllowedOrigins:1: error CORS006"]
        },
    };

    [Theory]
    [MemberData(nameof(Errors), DisableDiscoveryEnumeration = true)]
    public async Task An_error_stops_the_start_with_its_key(string json, string[] errors)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(Json(json)));

        string[] lines = error.Message.Split(System.Environment.NewLine);
        Assert.Equal("CORS policies have errors:", lines[0]);
        Assert.Equal(errors.Length, lines.Length - 1);
        foreach ((string expected, string actual) in errors.Zip(lines.Skip(1)))
        {
            Assert.StartsWith(expected, actual);
        }
    }

    [Fact]
    public async Task The_errors_of_all_policies_come_at_once_whichever_middleware_runs()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestApplication.StartAsync(
                app => app.UseCors(),
                host: builder =>
                {
                    Json("""{ "One": [{ "AllowedOrigins": ["https://a.example"] }] }""")(builder.Configuration);
                    builder.Services.AddCorsGen(cors => cors
                        .AddDefaultPolicy(builder.Configuration.GetSection("One"))
                        .AddPolicy("two", builder.Configuration.GetSection("Two")));
                }));

        Assert.Contains("One:0: error CORS004", error.Message);
        Assert.Contains("Two: error: it doesn't exist, or is empty", error.Message);
    }

    [Fact]
    public async Task A_variable_does_not_silently_add_to_a_list_of_another_source()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(builder =>
        {
            Json("""
                { "Cors": { "Partners": [{ "AllowedOrigins": ["http://localhost:3000"], "AllowedMethods": ["GET"] }] } }
                """)(builder);
            Environment(builder, ("Cors__Partners__0__AllowedOrigins", A));
        }));

        // Nor does it replace a rule.
        InvalidOperationException text = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(builder =>
        {
            Json("""
                { "Cors": { "Partners": [{ "AllowedOrigins": ["http://localhost:3000"], "AllowedMethods": ["GET"] }] } }
                """)(builder);
            Environment(builder, ("Cors__Partners__0", A));
        }));

        Assert.Contains("Cors:Partners:0: error: a rule belongs here, not the text 'https://a.example'", text.Message);
        Assert.Contains(
            "Cors:Partners:0:AllowedOrigins: error: it has the value 'https://a.example' and entries of its own, " +
            "such as "
            + "'Cors:Partners:0:AllowedOrigins:0'; remove one of them.",
            error.Message);
    }

    [Fact]
    public async Task Advice_is_logged_as_a_warning_with_its_key()
    {
        await using TestApplication app = await StartAsync(Json(
            """{ "Cors": { "Partners": [{ "AllowedOrigins": ["https://a.example", "https://*example.com"], "AllowedMethods": ["GET"] }] } }"""));

        LogLine advice = Assert.Single(app.Log.Lines, line => line.Level == LogLevel.Warning);
        Assert.StartsWith(
            "CORS policy 'partners': Cors:Partners:0:AllowedOrigins:1: warning CORS102: 'https://*example.com'",
            advice.Message);
    }

    private static Task<TestApplication> StartAsync(Action<IConfigurationBuilder> add) => TestApplication.StartAsync(
        app =>
        {
            app.UseCorsGen();
            app.MapGet("/", () => "ran").RequireCors("partners");
        },
        host: builder =>
        {
            add(builder.Configuration);
            builder.Services.AddCorsGen(
                cors => cors.AddPolicy("partners", builder.Configuration.GetSection("Cors:Partners")));
        });

    private static Action<IConfigurationBuilder> Json(string json) => builder =>
        builder.Add(new LiveConfiguration(json));

    // Real environment variables, under a prefix of this test's own.
    private static void Environment(IConfigurationBuilder builder, params (string Name, string Value)[] variables)
    {
        string prefix = $"T{Guid.NewGuid():N}_";
        foreach ((string name, string value) in variables)
        {
            System.Environment.SetEnvironmentVariable(prefix + name, value);
        }

        builder.AddEnvironmentVariables(prefix);
    }
}
