using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Schema;

/// <summary>A document of rules in which now and then something is not as it should be.</summary>
internal static class RandomDocument
{
    private static readonly string[] s_origins =
        ["*", "", "null", "https://a.example", "https://*.example", "http://localhost:*", "HTTPS://A", "a\nb", "ä", "😀", "https://*.*", "**", " * *"];

    private static readonly string[] s_methods =
    [
        "GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH", "QUERY", "patch", "GETS", "A*B", "!#$%&'*+-.^_`|~0",
        "get", "Put", "oPTIONS", "CONNECT", "trace", "TRACK", "*", "", " ", "GET ", "GET,PUT", "G(T", "GÉT", "\u212AEY", "TRAC\u212A",
    ];

    private static readonly string[] s_headers =
        ["*", "Content-Type", "x-*", "*-id", "a*b", "!#$%&'+-.^_`|~0", "ETag", "", " ", "x y", "**", "a*b*", "x:", "ä", "x,y"];

    private static readonly string[] s_names =
        ["AllowedOrigin", "allowedMethods", "ExposedHeaders", "MaxAge", "Id", "$schema", "CORSRules", "", "AllowedHeaders "];

    public static string Create(Random random)
    {
        int count = random.Next(10) == 0 ? 0 : random.Next(1, 4);
        JsonNode? rules = Or(random, new JsonArray([.. Enumerable.Range(0, count).Select(_ => Or(random, CreateRule(random)))]));
        JsonNode? document = random.Next(4) switch
        {
            0 => new JsonObject { ["CORSRules"] = rules },
            1 => new JsonObject { ["CORSConfiguration"] = Or(random, new JsonObject { ["CORSRules"] = rules }) },
            _ => rules,
        };
        if (document is JsonObject wrapper && random.Next(4) == 0)
        {
            wrapper[random.Pick(["$schema", "$schema", "$schema", "CORSRules", "CORSConfiguration", "Rules", "Comment"])] = "text";
        }

        return document?.ToJsonString() ?? "null";
    }

    private static JsonObject CreateRule(Random random)
    {
        var rule = new JsonObject();
        AddList("AllowedOrigins", s_origins, isAlways: true);
        AddList("AllowedMethods", s_methods, isAlways: true);
        AddList("AllowedHeaders", s_headers, isAlways: false);
        AddList("ExposeHeaders", s_headers, isAlways: false);
        if (random.Next(4) == 0)
        {
            rule["MaxAgeSeconds"] = Or(random, JsonValue.Create(random.Pick([0L, 60, 7200, int.MaxValue, int.MaxValue + 1L, -1])));
        }

        if (random.Next(4) == 0)
        {
            rule["ID"] = Or(random, JsonValue.Create("rule"));
        }

        if (random.Next(4) == 0)
        {
            rule["AllowCredentials"] = Or(random, JsonValue.Create(random.Next(2) == 0));
        }

        if (random.Next(25) == 0)
        {
            rule[random.Pick(s_names)] = new JsonArray();
        }

        return rule;

        void AddList(string name, string[] entries, bool isAlways)
        {
            if (isAlways ? random.Next(25) > 0 : random.Next(3) == 0)
            {
                rule[name] = Or(random, CreateList(random, entries));
            }
        }
    }

    // The first half of the entries is good, so that enough documents are.
    private static JsonArray CreateList(Random random, string[] entries)
    {
        int count = random.Next(15) == 0 ? 0 : random.Next(1, 4);
        IEnumerable<string> chosen = Enumerable.Range(0, count)
            .Select(_ => random.Next(12) == 0 ? random.Pick(entries) : entries[random.Next(entries.Length / 3)]);
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
}
