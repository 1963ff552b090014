using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;

namespace CorsGen.AspNetCore.Tests.Configuration;

/// <summary>What an error says about a section of the configuration, word by word.</summary>
public class ConfigurationMessageTests
{
    private const string Example = "for example, Cors:0:AllowedOrigins:0 is the first origin of the first rule";

    public static TheoryData<string, (string Key, string Value)[]> Errors => new()
    {
        {
            "Cors: error: it doesn't exist, or is empty; a list of rules belongs here; " + Example,
            []
        },
        {
            "Cors: error: a list of rules belongs here, not the text 'x'; " + Example,
            [("Cors", "x")]
        },
        {
            "Cors:x: error: a rule's number belongs in the place of 'x'; " + Example,
            [("Cors:x", "y")]
        },
        {
            "Cors:0: error: a rule belongs here, not the text 'x'; " + Example,
            [("Cors:0", "x")]
        },
        {
            "Cors:0: error: a rule with its properties belongs here, such as Cors:0:AllowedOrigins:0, not a list",
            [("Cors:0:0", "x")]
        },
        {
            "Cors:0:Foo: error: a rule has no property 'Foo'; it may have 'AllowedOrigins', 'AllowedMethods', "
            + "'AllowedHeaders', 'ExposeHeaders', 'ID', 'MaxAgeSeconds', 'AllowCredentials'",
            [.. Rule("Cors:0"), ("Cors:0:Foo:x:y", "z")]
        },
        {
            "Cors:0:ID: error: 'ID' is one value, not a list; remove 'Cors:0:ID:0'",
            [.. Rule("Cors:0"), ("Cors:0:ID:0", "z")]
        },
        {
            "Cors:0:AllowedMethods: error: it has the value 'PUT' and entries of its own, such as "
            + "'Cors:0:AllowedMethods:0'; remove one of them. A source that is added later doesn't replace a list of "
            + "an earlier one",
            [.. Rule("Cors:0"), ("Cors:0:AllowedMethods", "PUT")]
        },
        {
            "Cors:0:AllowedMethods:x: error: a list has values, each with its number, such as Cors:0:AllowedMethods:0",
            [.. Rule("Cors:0"), ("Cors:0:AllowedMethods:x", "PUT")]
        },
        {
            "Cors:Name: error: 'Name' isn't known; a policy has 'Profile' and 'Rules'",
            [.. Rule("Cors:Rules:0"), ("Cors:Name", "x")]
        },
        {
            "Cors:5: error: beside 'Profile' and 'Rules', the key of this rule is Cors:Rules:5",
            [.. Rule("Cors:Rules:0"), ("Cors:5", "x")]
        },
        {
            "Cors:Profile: error: 'x' isn't a profile; write 'Web' or 'S3'",
            [.. Rule("Cors:Rules:0"), ("Cors:Profile", "x")]
        },
        {
            "Cors:Profile:x: error: a profile is one value; write 'Web' or 'S3'",
            [.. Rule("Cors:Rules:0"), ("Cors:Profile:x", "Web")]
        },
    };

    [Theory]
    [MemberData(nameof(Errors), DisableDiscoveryEnumeration = true)]
    public async Task An_error_says_what_to_write(string message, (string Key, string Value)[] settings)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(settings));

        Assert.Equal($"CORS policies have errors:{Environment.NewLine}{message}", error.Message);
    }

    [Theory]
    [InlineData("600")]
    [InlineData("true")]
    [InlineData("a \"quoted\" \\ b")]
    [InlineData("größe 名前 😀")]
    [InlineData("[]")]
    public async Task An_ID_is_what_the_configuration_has(string id)
    {
        await using TestApplication app = await StartAsync([.. Rule("Cors:0"), ("Cors:0:ID", id)]);

        await app.PreflightAsync("/", "https://a.example", "GET");

        CorsRule rule = Assert.IsType<CorsRule>(Assert.Single(app.Log.Lines).Values["Rule"]);
        Assert.Equal(id, rule.Id);
    }

    private static (string Key, string Value)[] Rule(string key) =>
        [(key + ":AllowedOrigins:0", "https://a.example"), (key + ":AllowedMethods:0", "GET")];

    private static Task<TestApplication> StartAsync((string Key, string Value)[] settings) =>
        TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapGet("/", () => "ran");
            },
            host: builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                    settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value));
                builder.Services.AddCorsGen(cors => cors.AddDefaultPolicy(builder.Configuration.GetSection("Cors")));
            });
}
