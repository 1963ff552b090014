using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CorsGen.Tests.Matching;

/// <summary>A valid configuration made up of entries that get in each other's way.</summary>
internal sealed record RandomConfiguration(string ClassName, bool IsWeb, ReferenceRule[] Rules, string Json)
{
    private const int LongestEntry = 60;
    private const int MostBytesOfS3 = 64 * 1024;

    // The sizes at which the matcher changes its shape, and their neighbours.
    private static readonly int[] s_s3Sizes = [8, 9, 31, 32, 33, 64, 65, 100];
    private static readonly int[] s_webSizes = [128, 129, 200];

    private static readonly string[] s_origins =
    [
        "https://www.example1.com", "https://example.com", "http://example.com", "https://example.com:8443",
        "http://localhost:3000",
        "https://a.b.example.com", "null", "k", "K", "s", "a", "aba", "abba", "abab", "https://desk.example.com/",
        "capacitor://localhost",
        "https://[::1]:80", "HTTPS://EXAMPLE.COM", "\"", "\\", "a{b}", "~", "!",
    ];

    private static readonly string[] s_headers =
    [
        "content-type", "Content-Type", "CONTENT-TYPE", "authorization", "x-amz-date", "x-amz-meta-key",
        "X-Amz-Meta-Task", "k", "K", "s",
        "a", "b", "ab", "aba", "etag", "range", "x-", "-", "!#$%&'+.^_`|~", "^", "~", "_", "`",
    ];

    // Patterns whose two sides can overlap in a text.
    private static readonly string[] s_overlaps =
    [
        "ab*ba", "a*a", "aa*a", "a*aa", "ab*ab", "aba*ba", "k*k", "*a", "a*", "ab*", "*ba", "s*",
    ];

    private static readonly string[] s_s3Methods = ["GET", "PUT", "POST", "DELETE", "HEAD"];

    private static readonly string[] s_webMethods =
        [
            .. s_s3Methods, "PATCH", "OPTIONS", "QUERY", "own", "Own", "M-SEARCH", "k", "K", "!#$%&'*+-.^_`|~", "P*",
            "A*B", "*T", "GETS", "GE", "PROPFIND", "a",
        ];

    public static RandomConfiguration Create(Random random, int number)
    {
        // Every size of note a few times in each run, whatever the seed; most files have few rules.
        int[] notable = [.. s_s3Sizes, .. s_webSizes];
        int remainder = number % 160;
        bool isWeb =
            remainder < notable.Length ? remainder >= s_s3Sizes.Length || random.Chance(0.3) : random.Chance(0.4);
        int size = remainder < notable.Length
            ? notable[remainder]
            : random.Chance(0.3) ? 1 : random.Chance(0.85) ? random.Next(2, 8) : random.Next(8, 34);

        // Many entries are looked up in another way than few, in however few rules they stand.
        bool hasMany = size <= 33 && random.Chance(0.3);
        int poolSize = random.Next(3, 12) + (size / 3) + (hasMany ? random.Next(20, 60) : 0);
        string[] origins = CreatePool(random, poolSize, s_origins, CanBeOrigin);
        string[] headers = CreatePool(random, poolSize, s_headers, CanBeHeader);
        int mostEntries = hasMany ? 80 / size + 4 : 4;
        ReferenceRule[] rules =
        [
            .. Enumerable.Range(0, size)
                .Select(_ => CreateRule(random, isWeb, isSmall: size < 4, mostEntries, origins, headers)),
        ];

        string json = Write(random, rules);
        return new RandomConfiguration(
            "P" + number.ToString(CultureInfo.InvariantCulture),
            isWeb || Encoding.UTF8.GetByteCount(json) > MostBytesOfS3,
            rules,
            json);
    }

    // Some entries, then neighbours of these: so an entry covers another, misses it by a character, or stands in
    // several rules.
    private static string[] CreatePool(Random random, int size, string[] words, Func<string, bool> isValid)
    {
        var pool = new List<string>();
        while (pool.Count < size)
        {
            string text = pool.Count > 0 && random.Chance(0.6) ? random.Pick(pool) : random.Pick(words);
            string entry = random.Next(10) switch
            {
                0 or 1 => random.Mutate(text),
                2 or 3 => text.Insert(random.Next(text.Length + 1), "*"),
                4 => text + "*",
                5 => "*" + text,
                6 => random.Expand(text),
                7 => random.Pick(s_overlaps),
                8 when text.Length > 2 => text[..1] + "*" + text[^1..],
                _ => text,
            };

            // Neighbours of neighbours would grow without end.
            if (entry.Length <= LongestEntry && isValid(entry))
            {
                pool.Add(entry);
            }
        }

        if (random.Chance(0.3))
        {
            pool.Add("*");
        }

        return [.. pool];
    }

    private static ReferenceRule CreateRule(
        Random random, bool isWeb, bool isSmall, int mostEntries, string[] origins, string[] headers)
    {
        string[] methods = isWeb ? s_webMethods : s_s3Methods;
        string[] ruleMethods = isWeb && random.Chance(0.15) ? ["*"] : Some(random, methods, 1, 4);
        string[] exposed = isWeb && random.Chance(0.1) ? ["*"]
            : random.Chance(0.6) ? []
            : Some(random, [.. headers.Where(header => !header.Contains('*')), "ETag"], 0, 3);
        string[] ruleOrigins = Some(random, origins, 1, mostEntries);
        string id = random.Mutate(random.Mutate(random.Pick(s_origins)));
        return new ReferenceRule(
            random.Chance(0.6)
                ? null
                : isSmall && random.Chance(0.2) ? id.PadRight(255, random.BoundaryCharacter())[..255] : id,
            ruleOrigins,
            ruleMethods,
            random.Chance(0.25) ? [] : Some(random, headers, 1, mostEntries),
            exposed,
            random.Chance(0.6) ? null : random.Pick([0, 1, 3000, 86400, int.MaxValue]),
            !isWeb || random.Chance(0.4)
                ? null
                : random.Chance(0.5) && !ruleOrigins.Contains("*") && ruleMethods is not ["*"] && exposed is not ["*"]);
    }

    private static string[] Some(Random random, string[] items, int least, int most) =>
        [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => random.Pick(items))];

    private static bool CanBeOrigin(string text) => text.Count(c => c == '*') <= 1;

    private static bool CanBeHeader(string text) =>
        text.Length > 0
            && CanBeOrigin(text)
            && text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c));

    public static string Write(Random random, ReferenceRule[] rules)
    {
        string list = "[" + string.Join(",\n ", rules.Select(rule => WriteRule(random, rule))) + "]";
        return random.Next(3) switch
        {
            0 => $$"""{ "CORSRules": {{list}} }""",
            1 => $$"""{ "CORSConfiguration": { "CORSRules": {{list}} } }""",
            _ => list,
        };
    }

    private static string WriteRule(Random random, ReferenceRule rule)
    {
        var fields = new List<string>
        {
            List("AllowedOrigins", rule.AllowedOrigins), List("AllowedMethods", rule.AllowedMethods),
        };
        if (rule.Id is not null)
        {
            fields.Add($"\"ID\": {RandomText.Json(rule.Id)}");
        }

        // An empty list says the same as none.
        if (rule.AllowedHeaders.Length > 0 || random.Chance(0.2))
        {
            fields.Add(List("AllowedHeaders", rule.AllowedHeaders));
        }

        if (rule.ExposeHeaders.Length > 0 || random.Chance(0.2))
        {
            fields.Add(List("ExposeHeaders", rule.ExposeHeaders));
        }

        if (rule.MaxAgeSeconds is { } seconds)
        {
            fields.Add($"\"MaxAgeSeconds\": {seconds.ToString(CultureInfo.InvariantCulture)}");
        }

        if (rule.AllowCredentials is { } credentials)
        {
            fields.Add($"\"AllowCredentials\": {(credentials ? "true" : "false")}");
        }

        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(fields));
        return "{ " + string.Join(", ", fields) + " }";
    }

    private static string List(string name, string[] entries) =>
        $"\"{name}\": [{string.Join(", ", entries.Select(RandomText.Json))}]";
}
