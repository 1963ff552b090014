using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Tests.Matching;

/// <summary>A configuration of each kind that the generator has code of its own for.</summary>
internal static class PolicySamples
{
    public static IReadOnlyDictionary<string, (string Json, bool IsWeb)> All { get; } =
        new Dictionary<string, (string Json, bool IsWeb)>
        {
            ["OneLiteral"] = (Rules(Rule(["https://a.example"], ["GET"], [])), false),
            ["OneLiteralWithHeader"] = (Rules(Rule(
            ["https://a.example"], ["GET", "PUT"], ["content-type", "x-b", "IF-MATCH"])), false),
            ["OneWildcard"] = (Rules(Rule(
            ["https://*.example", "http://localhost:*"], ["GET"], ["x-amz-*", "*-md5"])), false),
            ["OneAny"] = (Rules(Rule(["*"], ["GET"], ["*"])), false),
            ["OneAnyWithoutHeaders"] = (Rules(Rule(["*"], ["GET"], [])), false),
            ["OneAnyAmongOthers"] = (Rules(Rule(
            ["https://a.example", "https://*.example", "*"], ["GET"], ["content-type", "x-*", "*"])), false),
            ["OneUnmatchable"] = (Rules(Rule(["https://\u00E9.example", ""], ["GET"], [])), false),
            ["OneOfMany"] = (Rules(Rule(
            [
                .. Enumerable.Range(0, 40)
                    .SelectMany(n => new[] { $"https://{n}.example", $"https://*.{n}.example", $"p{n}*s" }),
            ],
            ["GET"],
            [.. Enumerable.Range(0, 40).SelectMany(n => new[] { $"x-{n}", $"x-*-{n}", $"y{n}-*" })])), false),
            ["Several"] = (Several(8), false),
            ["SeveralHeaders"] = (Rules(Rule(["*"], ["GET"], ["x-a", "x-b"]), Rule(["*"], ["GET"], ["x-b", "x-c"])), false),
            ["SeveralWithoutHeaders"] = (Rules(Rule(["https://a.example"], ["GET"], []), Rule(["*"], ["HEAD"], [])), false),
            ["SeveralUnmatchable"] = (Rules(
            Rule(["https://\u00E9.example"], ["GET"], []), Rule([""], ["HEAD"], [])), false),
            ["Nine"] = (Several(9), false),
            ["ThirtyTwo"] = (Several(32), false),
            ["ThirtyThree"] = (Several(33), false),
            ["SixtyFour"] = (Several(64), false),
            ["SixtyFive"] = (Several(65), false),
            ["Hundred"] = (Several(100), false),
            [
            "WebOne"] = ("""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["PATCH", "QUERY"], "AllowCredentials": true }]""", true),
            [
            "WebOneAnyMethod"] = ("""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["*"], "ExposeHeaders": ["*"] }]""", true),
            ["WebAnyOriginAndMethod"] = (Rules(Rule(["*"], ["*"], ["*"]), Rule(["https://a.example"], ["GET"], [])), true),
            ["WebAnyMethodAmongOthers"] = (Rules(
            Rule(["https://a.example"], ["GET", "PATCH"], []), Rule(["*"], ["*"], ["*"])), true),
            ["WebAnyMethodBesideATree"] = (Rules(
            Rule(["https://a.example"], [.. Enumerable.Range(0, 20).Select(n => $"METHOD{n}")], []),
            Rule(["*"], ["*"], ["*"])), true),
            ["WebTwoHundred"] = (Several(200), true),
        };

    /// <summary>A rule with everything, as JSON.</summary>
    public static string Rule(
        string[] origins,
        string[] methods,
        string[] headers,
        string? id = "the rule",
        string[]? exposed = null) => $$"""
        {
          {{(id is null ? "" : "\"ID\": " + RandomText.Json(id) + ",")}}
          "AllowedOrigins": {{List(origins)}},
          "AllowedMethods": {{List(methods)}},
          "AllowedHeaders": {{List(headers)}},
          "ExposeHeaders": {{List(exposed ?? ["ETag"])}},
          "MaxAgeSeconds": 3000
        }
        """;

    public static string Rules(params IEnumerable<string> rules) => "[" + string.Join(",\n", rules) + "]";

    // Rule n allows the origins https://n.example, *.n.example and, at the end, all of them.
    private static string Several(int count) => Rules(Enumerable.Range(0, count).Select(n => Rule(
        n == count - 1 ? ["*"] : [$"https://{n}.example", $"https://*.{n}.example"],
        n % 2 == 0 ? ["GET", "PUT"] : ["POST"],
        n % 3 == 0 ? [] : n % 3 == 1 ? ["content-type", $"x-{n}-*"] : ["*"])));

    private static string List(string[] entries) => $"[{string.Join(", ", entries.Select(RandomText.Json))}]";
}
