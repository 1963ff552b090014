using System.Text.Json;

namespace CorsGen.BrowserTests.Combinations;

/// <summary>
/// A configuration whose entries match the pages and requests of these tests, or miss them by little.
/// </summary>
internal sealed record RandomPolicy(string Json, bool IsWeb)
{
    private static readonly string[] s_methods = ["GET", "HEAD", "POST", "PUT", "DELETE"];
    private static readonly string[] s_webMethods = [.. s_methods, "PATCH", "own", "OPTIONS", "QUERY", "PROPFIND"];

    private static readonly string[] s_headers =
    [
        "*", "x-*", "X-Amz-*", "x-custom", "Content-Type", "AUTHORIZATION", "accept*", "*-language", "Range", "if-*",
        "!*", "*-override", "save-data",
        "width", "cache-control",
    ];

    public static RandomPolicy Create(Random random, TestHosts hosts)
    {
        string[] known = [.. hosts.PageOrigins, .. hosts.Entries];
        bool isWeb = random.Next(2) == 0;
        object[] rules = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => CreateRule(random, isWeb, known))];
        return new RandomPolicy(JsonSerializer.Serialize(new { CORSRules = rules }), isWeb);
    }

    private static Dictionary<string, object> CreateRule(Random random, bool isWeb, string[] known)
    {
        string[] origins = Some(random, known, least: 1, most: 5);
        var rule = new Dictionary<string, object>
        {
            ["AllowedOrigins"] = origins,
            ["AllowedMethods"] = Some(random, isWeb ? s_webMethods : s_methods, least: 1, most: 6),
            ["AllowedHeaders"] = Some(random, s_headers, least: 0, most: 5),
        };
        if (isWeb && !origins.Contains("*"))
        {
            rule["AllowCredentials"] = random.Next(2) == 0;
        }

        return rule;
    }

    private static string[] Some(Random random, string[] items, int least, int most) =>
        [.. random.GetItems(items, random.Next(least, most + 1)).Distinct()];
}
