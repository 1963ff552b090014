using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CorsGen.AspNetCore.Tests.Configuration;

/// <summary>
/// A configuration that isn't written as the documentation has it: either it means what it obviously should, or the
/// start stops with the key and what to write. No entry is silently added or lost.
/// </summary>
public class ConfigurationOddityTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";
    private const string C = "https://c.example";
    private const string Rule = """{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"] }""";
    private const string Values = "a list has values, each with its number, such as Cors:0:AllowedHeaders:0";

    /// <summary>What is written, what a later source adds, and the origins that the policy allows.</summary>
    public static TheoryData<string, (string Key, string? Value)[], string[]> Meant => new()
    {
        { $"[{Rule}]", [], [A] },
        { $"[{Rule}]", [("Cors:0:ID", "600")], [A] },
        { $"[{Rule}]", [("Cors:0:ID", "true")], [A] },
        { $"[{Rule}]", [("Cors:0:MaxAgeSeconds", "600")], [A] },
        { $"[{Rule}]", [("Cors:0:AllowCredentials", "True")], [A] },
        { $"[{Rule}]", [("CORS:0:ALLOWEDORIGINS:1", B)], [A, B] },
        { $"[{Rule}]", [("Cors:0:AllowedOrigins:0", B)], [B] },
        { $"[{Rule}]", [("Cors:0:AllowedOrigins", "")], [A] },
        { $"[{Rule}]", [("Cors:0:AllowedOrigins:2", B), ("Cors:0:AllowedOrigins:10", C)], [A, B, C] },
        { $"[{Rule}]", [("Cors:10:AllowedOrigins", B), ("Cors:10:AllowedMethods", "GET")], [A, B] },
        { $$"""{ "Profile": "S3", "Rules": [{{Rule}}] }""", [], [A] },
        { $$"""{ "Profile": null, "Rules": [{{Rule}}] }""", [], [A] },
        {
            """
            [{ "AllowedOrigins": "https://a.example,\n https://b.example,,", "AllowedMethods": "GET", "AllowedHeaders": [] }]
            """,
            [("Cors:0:ExposeHeaders", ""), ("Cors:1:AllowedOrigins", C), ("Cors:1:AllowedMethods:0", "GET")],
            [A, B, C]
        },
        {
            """
            [{ "allowedorigins": ["https://a.example", "https://x.example", "https://c.example"], "ALLOWEDMETHODS": ["GET"] }]
            """,
            [("Cors:0:AllowedOrigins:1", B)],
            [A, B, C]
        },
    };

    [Theory]
    [MemberData(nameof(Meant), DisableDiscoveryEnumeration = true)]
    public async Task What_is_obviously_meant_is_read(
        string json, (string Key, string? Value)[] added, string[] origins)
    {
        await using TestApplication app = await StartAsync(json, added);

        foreach (string origin in new[] { A, B, C, "https://x.example" })
        {
            RawResponse response = await app.PreflightAsync("/", origin, "GET");
            Assert.Equal(origins.Contains(origin) ? origin : null, response.AllowOrigin);
        }
    }

    /// <summary>An entry that matches nothing stays where it is, and is reported.</summary>
    [Theory]
    [InlineData("Cors:0:AllowedOrigins:1", "")]
    [InlineData("Cors:0:AllowedOrigins:1", " ")]
    [InlineData("Cors:0:AllowedOrigins:1", "https://b.example ")]
    [InlineData("Cors:0:AllowedOrigins:1", "https://b.example,https://c.example")]
    [InlineData("Cors:0:AllowedOrigins:1", "https://b.example;https://c.example")]
    [InlineData("Cors:0:AllowedOrigins:1", "'https://b.example'")]
    [InlineData("Cors:0:AllowedOrigins:1", "[\"https://b.example\"]")]
    public async Task An_entry_that_matches_nothing_is_a_warning_with_its_key(string key, string value)
    {
        await using TestApplication app = await StartAsync($"[{Rule}]", [(key, value)]);

        LogLine advice = Assert.Single(app.Log.Lines, line => line.Level == LogLevel.Warning);
        Assert.StartsWith($"CORS policy 'odd': {key}: warning CORS101: ", advice.Message);
        Assert.Equal(A, (await app.PreflightAsync("/", A, "GET")).AllowOrigin);
        Assert.Null((await app.PreflightAsync("/", B, "GET")).AllowOrigin);
    }

    /// <summary>What is written, what a later source adds, and the errors.</summary>
    public static TheoryData<string, (string Key, string? Value)[], string[]> Mistakes => new()
    {
        { "null", [], ["Cors: error: it doesn't exist, or is empty; a list of rules belongs here"] },
        { "\" \"", [], ["Cors: error: it doesn't exist, or is empty; a list of rules belongs here"] },
        {
            $"[{Rule}]",
            [("Cors", B)],
            ["Cors: error: a list of rules belongs here, not the text 'https://b.example'"]
        },
        {
            $$"""{ "Rules": [{{Rule}}] }""",
            [("Cors", B)],
            [
                "Cors: error: it has the value 'https://b.example' and entries of its own, such as 'Cors:Rules'; "
                + "remove one of them.",
            ]
        },
        {
            $$"""{ "Rules": [{{Rule}}] }""",
            [("Cors:0:AllowedOrigins", B)],
            ["Cors:0: error: beside 'Profile' and 'Rules', the key of this rule is Cors:Rules:0"]
        },
        { $$"""{ "Rules": {{Rule}} }""", [], MissingNumber("Cors:Rules") },
        { Rule, [], MissingNumber("Cors") },
        { $$"""{ "CORSRules": [{{Rule}}] }""", [], ["Cors:CORSRules: error: write 'Rules' for 'CORSRules'"] },
        {
            $$"""{ "CORSConfiguration": { "CORSRules": [{{Rule}}] } }""",
            [],
            ["Cors:CORSConfiguration: error: a rule's number belongs in the place of 'CORSConfiguration'"]
        },
        { $$"""{ "Profile": "", "Rules": [{{Rule}}] }""", [], ["Cors:Profile: error: '' isn't a profile; write"] },
        { $$"""{ "Profile": 1, "Rules": [{{Rule}}] }""", [], ["Cors:Profile: error: '1' isn't a profile; write"] },
        { $$"""{ "Profile": "Web ", "Rules": [{{Rule}}] }""", [], ["Cors:Profile: error: 'Web ' isn't a profile"] },
        {
            $$"""{ "Profile": ["S3"], "Rules": [{{Rule}}] }""",
            [("Cors:Profile", "Web")],
            ["Cors:Profile:0: error: a profile is one value; write 'Web' or 'S3'"]
        },
        {
            $"[[{Rule}]]",
            [],
            ["Cors:0: error: a rule with its properties belongs here, such as Cors:0:AllowedOrigins:0, not a list"]
        },
        {
            """[["https://a.example"]]""",
            [],
            ["Cors:0: error: a rule with its properties belongs here, such as Cors:0:AllowedOrigins:0, not a list"]
        },
        { $"[null, {Rule}]", [], ["Cors:0: error CORS004", "Cors:0: error CORS004"] },
        { $"[[], {Rule}]", [], ["Cors:0: error CORS004", "Cors:0: error CORS004"] },
        { $"[{Rule}]", [("Cors:0", "x")], ["Cors:0: error: a rule belongs here, not the text 'x'"] },
        { $"[{Rule}]", [("Cors:-1:ID", "x")], ["Cors:-1: error: a rule's number belongs in the place of '-1'"] },
        { $"[{Rule}]", [("Cors:0:AllowedOrigins:1", null)], ["Cors:0:AllowedOrigins:1: error CORS002"] },
        { $"[{Rule}]", [("Cors:0:AllowedMethods:1", "")], ["Cors:0:AllowedMethods:1: error CORS005"] },
        { $"[{Rule}]", [("Cors:0:AllowedMethods:1", "PUT ")], ["Cors:0:AllowedMethods:1: error CORS005"] },
        { $"[{Rule}]", [("Cors:0:AllowedHeaders:x", "b")], ["Cors:0:AllowedHeaders:x: error: " + Values] },
        { $"[{Rule}]", [("Cors:0:AllowedHeaders:", "b")], ["Cors:0:AllowedHeaders:: error: " + Values] },
        { $"[{Rule}]", [("Cors:0:AllowedHeaders:1.5", "b")], ["Cors:0:AllowedHeaders:1.5: error: " + Values] },
        { $"[{Rule}]", [("Cors:0:AllowedHeaders:0:0", "b")], ["Cors:0:AllowedHeaders:0:0: error: " + Values] },
        { $"[{Rule}]", [("Cors:0:AllowedHeaders:99999999999", "b")], ["Cors:0:AllowedHeaders:99999999999: error: "] },
        { $"[{Rule}]", [("Cors:0:MaxAgeSeconds", "")], ["Cors:0:MaxAgeSeconds: error CORS008"] },
        { $"[{Rule}]", [("Cors:0:MaxAgeSeconds", "10m")], ["Cors:0:MaxAgeSeconds: error CORS008"] },
        { $"[{Rule}]", [("Cors:0:MaxAgeSeconds", "600 ")], ["Cors:0:MaxAgeSeconds: error CORS008"] },
        { $"[{Rule}]", [("Cors:0:MaxAgeSeconds", "00:10:00")], ["Cors:0:MaxAgeSeconds: error CORS008"] },
        {
            $"[{Rule}]",
            [("Cors:0:MaxAgeSeconds:0", "600")],
            ["Cors:0:MaxAgeSeconds: error: 'MaxAgeSeconds' is one value, not a list; remove 'Cors:0:MaxAgeSeconds:0'"]
        },
        {
            $"[{Rule}]",
            [("Cors:0:id:x:y", "z")],
            ["Cors:0:id: error: 'ID' is one value, not a list; remove 'Cors:0:id:x'"]
        },
        { $"[{Rule}]", [("Cors:0:AllowCredentials", "yes")], ["Cors:0:AllowCredentials: error CORS002"] },
        { $"[{Rule}]", [("Cors:0:AllowCredentials", "1")], ["Cors:0:AllowCredentials: error CORS002"] },
        { $"[{Rule}]", [("Cors:0:AllowCredentials", "")], ["Cors:0:AllowCredentials: error CORS002"] },
        { $"[{Rule}]", [("Cors:0:Profile", "S3")], ["Cors:0:Profile: error CORS003"] },
        { $"[{Rule}]", [("Cors:0:5", "x")], ["Cors:0:5: error CORS003"] },
        { $"[{Rule}]", [("Cors:0:AllowedOrigins ", B)], ["Cors:0:AllowedOrigins : error CORS003"] },
        {
            $"[{Rule}]",
            [("Cors:0:Foo:a", "b"), ("Cors:0:Foo:x:y", "z")],
            ["Cors:0:Foo: error: a rule has no property 'Foo'; it may have 'AllowedOrigins', 'AllowedMethods',"]
        },
        {
            """{ "Profile": "s3", "Rules": [{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["PATCH"] }] }""",
            [],
            ["Cors:Rules:0:AllowedMethods:0: error CORS005"]
        },
        {
            $$"""{ "Profile": "S3", "Rules": [{{string.Join(',', Enumerable.Repeat(Rule, 101))}}] }""",
            [],
            ["Cors:Rules:100: error CORS009"]
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public async Task A_mistake_stops_the_start_with_its_key(
        string json, (string Key, string? Value)[] added, string[] errors)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(json, added));

        string[] lines = error.Message.Split(Environment.NewLine)[1..];
        Assert.Equal(errors.Length, lines.Length);
        Assert.All(errors.Zip(lines), pair => Assert.StartsWith(pair.First, pair.Second));
    }

    private static string[] MissingNumber(string path) =>
    [
        $"{path}:AllowedMethods: error: a rule's number belongs in the place of 'AllowedMethods'",
        $"{path}:AllowedOrigins: error: a rule's number belongs in the place of 'AllowedOrigins'",
    ];

    private static Task<TestApplication> StartAsync(string json, (string Key, string? Value)[] added) =>
        TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapGet("/", () => "ran").RequireCors("odd");
            },
            host: builder =>
            {
                ((IConfigurationBuilder)builder.Configuration).Add(
                    new LiveConfiguration($$"""{ "Cors": {{json}} }"""));
                builder.Configuration.AddInMemoryCollection(
                    added.ToDictionary(item => item.Key, item => item.Value));
                builder.Services.AddCorsGen(cors => cors.AddPolicy("odd", builder.Configuration.GetSection("Cors")));
            });
}
