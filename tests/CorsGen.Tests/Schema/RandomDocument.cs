using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Schema;

/// <summary>A document of rules in which now and then something is not as it should be.</summary>
internal static class RandomDocument
{
    private static readonly Entries s_origins = new(
        ["*", "null", "https://a.example", "https://*.example", "http://localhost:*"],
        ["", "HTTPS://A", "a\nb", "ä", "😀", "https://*.*", "**", " * *", "https://a.example/", "a.example"]);

    private static readonly string[] s_oddMethods =
    [
        "PATCH", "OPTIONS", "patch", "Query", "any", "ALL", "GETS", "A*B", "*", "get", "Put", "oPTIONS", "CONNECT",
        "trace", "TRACK",
        "", " ", "GET ", "GET,PUT", "G(T", "GÉT", "\u212AEY", "TRAC\u212A",
    ];

    private static readonly Entries s_s3Methods = new(["GET", "PUT", "POST", "DELETE", "HEAD"], s_oddMethods);

    private static readonly Entries s_webMethods =
        new(["GET", "PATCH", "QUERY", "OPTIONS", "GETS", "A*B", "PROPFIND", "!#$%&'*+-.^_`|~0"], s_oddMethods);

    private static readonly string[] s_oddHeaders = ["", " ", "x y", "**", "a*b*", "x:", "ä", "x,y", "x-*", "*"];

    private static readonly Entries s_allowedHeaders = new(["*", "Content-Type", "x-*", "*-id", "a*b"], s_oddHeaders);

    private static readonly Entries s_exposedHeaders = new(["ETag", "x-request-id", "!#$%&'+-.^_`|~0"], s_oddHeaders);

    private static readonly string[] s_names =
        [
            "AllowedOrigin", "allowedMethods", "ExposedHeaders", "MaxAge", "Id", "$schema", "CORSRules", "",
            "AllowedHeaders ",
        ];

    public static string Create(Random random, CorsProfile profile)
    {
        int count = random.Next(10) == 0 ? 0 : random.Next(1, 4);
        JsonNode? rules = Or(
            random,
            new JsonArray([.. Enumerable.Range(0, count).Select(_ => Or(random, CreateRule(random, profile)))]));
        JsonNode? document = random.Next(4) switch
        {
            0 => new JsonObject { ["CORSRules"] = rules },
            1 => new JsonObject { ["CORSConfiguration"] = Or(random, new JsonObject { ["CORSRules"] = rules }) },
            _ => rules,
        };
        if (document is JsonObject wrapper && random.Next(4) == 0)
        {
            wrapper[random.Pick([
                "$schema", "$schema", "$schema", "CORSRules", "CORSConfiguration", "Rules", "Comment",
            ])] = "text";
        }

        return document?.ToJsonString() ?? "null";
    }

    private static JsonObject CreateRule(Random random, CorsProfile profile)
    {
        var rule = new JsonObject();
        AddList("AllowedOrigins", s_origins, isAlways: true);
        AddList("AllowedMethods", profile == CorsProfile.Web ? s_webMethods : s_s3Methods, isAlways: true);
        AddList("AllowedHeaders", s_allowedHeaders, isAlways: false);
        AddList("ExposeHeaders", s_exposedHeaders, isAlways: false);
        if (random.Next(4) == 0)
        {
            rule["MaxAgeSeconds"] = Or(
                random, JsonValue.Create(random.Pick([0L, 60, 7200, int.MaxValue, int.MaxValue + 1L, -1])));
        }

        if (random.Next(4) == 0)
        {
            rule["ID"] = Or(random, JsonValue.Create("rule"));
        }

        // Seldom where it is an error.
        if (random.Next(profile == CorsProfile.Web ? 4 : 40) == 0)
        {
            rule["AllowCredentials"] = Or(random, JsonValue.Create(random.Next(2) == 0));
        }

        if (random.Next(25) == 0)
        {
            rule[random.Pick(s_names)] = new JsonArray();
        }

        return rule;

        void AddList(string name, Entries entries, bool isAlways)
        {
            if (isAlways ? random.Next(25) > 0 : random.Next(3) == 0)
            {
                rule[name] = Or(random, CreateList(random, entries));
            }
        }
    }

    // Mostly good, so that enough documents are. A wildcard often stands alone.
    private static JsonArray CreateList(Random random, Entries entries)
    {
        int count = random.Next(15) == 0 ? 0 : random.Next(1, 4);
        IEnumerable<string> chosen = random.Next(12) == 0
            ? ["*"]
            : Enumerable.Range(0, count).Select(_ => random.Pick(random.Next(12) == 0 ? entries.Odd : entries.Good));
        return new JsonArray([.. chosen.Select(entry => Or(random, JsonValue.Create(entry)))]);
    }

    /// <summary>A value, or, seldom, one of another type.</summary>
    private static JsonNode? Or(Random random, JsonNode value) => random.Next(80) > 0 ? value : random.Next(6) switch
    {
        0 => null,
        1 => JsonValue.Create(1),
        2 => JsonValue.Create(true),
        3 => JsonValue.Create("text"),
        4 => new JsonArray(),
        _ => new JsonObject(),
    };

    private sealed record Entries(string[] Good, string[] Odd);
}
