using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Tests.Fixes;

namespace CorsGen.Tests.Proposals;

/// <summary>Mistakes of every ID whose message proposes what to write.</summary>
internal static class Mistakes
{
    public static ImmutableArray<Mistake> All { get; } =
    [
        .. Syntax(), .. Shapes(), .. Names(), .. Methods(), .. Values(), .. Origins(), .. Wildcards(), .. Headers(),
        .. Orders(),
        .. Astray(), .. Xml(),
    ];

    private static IEnumerable<Mistake> Syntax() =>
    [
        Text("CORS001", "\"AllowedMethods\"", "'AllowedMethods'"),
        Text("CORS001", "\"AllowedHeaders\"", "AllowedHeaders"),
        Text("CORS001", "\"content-type\"", "'content-type'"),
        Text("CORS001", "\"content-type\"", "“content-type”"),
        Text("CORS001", "\"x-b\"", "\"x-b\","),
        Text("CORS001", "\"content-type\"", "/* JSON */ \"content-type\""),
        Text("CORS001", "\"content-type\"", "// JSON\n\"content-type\""),
        new("CORS001") { WrongText = text => text.TrimEnd()[..^1] },
        new("CORS001") { WrongText = text => text.TrimEnd() + "," },
        new("CORS001") { WrongText = text => text.TrimEnd() + "]" },
        new("CORS001") { WrongText = text => text.TrimEnd() + ";" },
        new("CORS001") { WrongText = text => Replace(text, ",", "") },
        new("CORS001") { WrongText = text => Replace(text, ",", ";") },
        new("CORS001") { WrongText = text => Replace(text, ":", "") },
    ];

    private static IEnumerable<Mistake> Shapes() =>
    [
        new("CORS002") { WrongText = text => Unwrap(text, "AllowedHeaders") },
        new("CORS002") { WrongText = text => Unwrap(text, "AllowedMethods") },
        new("CORS002") { WrongText = text => Unwrap(text, "AllowedOrigins") },
        Credentials("CORS002", "\"true\"", "true"),
        Credentials("CORS002", "\"false\"", "false"),
        Text("CORS010", "\"AllowedMethods\"", "\"AllowedHeaders\": [\"content-type\", \"x-a-*\"], \"AllowedMethods\""),
    ];

    private static IEnumerable<Mistake> Names() =>
    [
        Text("CORS003", "\"AllowedHeaders\"", "\"AllowHeaders\""),
        Text("CORS003", "\"AllowedOrigins\"", "\"allowedOrigins\""),
        Text("CORS003", "\"AllowedMethods\"", "\"AllowedMethod\""),
        Text("CORS003", "\"ExposeHeaders\"", "\"ExposedHeaders\""),
        Text("CORS003", "\"AllowedOrigins\"", "\"Comment\": \"pages\", \"AllowedOrigins\""),
        Text("CORS003", "\"AllowedOrigins\"", "\"AllowCredentials\": true, \"AllowedOrigins\"") with
        {
            Profile = CorsProfile.S3,
        },
        new("CORS003")
        {
            Meant = rule => rule with { MaxAge = 60 },
            WrongText = text => Replace(text, "\"MaxAgeSeconds\"", "\"maxAge\""),
        },
    ];

    private static IEnumerable<Mistake> Methods() =>
    [
        Method(method => method.ToLowerInvariant()),
        Method(method => method + " "),
        new("CORS005") { Wrong = rule => rule with { Methods = rule.Methods.Add("trace") } },
        new("CORS005")
        {
            Meant = rule => rule with { Methods = ["GET", "HEAD"] },
            Wrong = rule => rule with { Methods = ["GET,HEAD"] },
        },
        new("CORS005")
        {
            Profile = CorsProfile.S3,
            Wrong = rule => rule with { Methods = rule.Methods.Add("OPTIONS") },
        },
        new("CORS005")
        {
            Profile = CorsProfile.S3,
            MeantProfile = CorsProfile.Web,
            Meant = rule => rule with { Methods = rule.Methods.Add("PATCH") },
        },
    ];

    private static IEnumerable<Mistake> Values() =>
    [
        new("CORS007") { Wrong = rule => rule with { Headers = ["content-type:", "x-a-*"] } },
        new("CORS007") { Wrong = rule => rule with { Headers = ["content-type, x-a-*"] } },
        new("CORS007") { Wrong = rule => rule with { Headers = ["content-type", "", "x-a-*"] } },
        new("CORS007") { Wrong = rule => rule with { Exposed = [" ETag", "x-b"] } },
        new("CORS008")
        {
            Meant = rule => rule with { MaxAge = 7200 },
            WrongText = text => Replace(text, "7200", "\"7200\""),
        },
        new("CORS009")
        {
            Profile = CorsProfile.S3,
            MeantProfile = CorsProfile.Web,
            MeantRules = rules =>
            [
                .. Enumerable.Range(0, 101).Select(index =>
                    new FixRule(
                        null, [$"https://tenant{index}.example"], ["GET"], Headers: null, Exposed: null, MaxAge: null)),
            ],
        },
        Credentials("CORS014", "true", "false") with
        {
            MeantRules = rules => [rules[0] with { Origins = ["*"], Methods = ["GET"] }],
        },
    ];

    private static IEnumerable<Mistake> Origins() =>
    [
        Origin(origin => origin + "/"),
        Origin(origin => origin + "/index.html?a=b#top"),
        Origin(origin => origin.ToUpperInvariant()),
        Origin(origin => origin.Replace("https:", "HTTPS:", StringComparison.Ordinal)),
        Origin(origin => origin + ":443"),
        Origin(origin => origin["https://".Length..]),
        Origin(origin => origin.Replace("https://", "https://https://", StringComparison.Ordinal)),
        Origin(origin => origin.Replace("://", "://user@", StringComparison.Ordinal)),
        Origin(origin => " " + origin),
        Origin(_ => "https://bücher.example", "https://xn--bcher-kva.example"),
        Origin(origin => origin + "/", "https://*.app.example", "https://app.example"),
        new("CORS101")
        {
            Meant = rule => rule with { Origins = ["https://a.example", "https://b.example"] },
            Wrong = rule => rule with { Origins = ["https://a.example, https://b.example"] },
        },
        Origin(origin => origin.Replace("https:", "http:", StringComparison.Ordinal)) with { Id = "CORS104" },
        Origin(origin => origin.Replace("https:", "http*:", StringComparison.Ordinal)) with { Id = "CORS104" },
    ];

    private static IEnumerable<Mistake> Wildcards() =>
    [
        new("CORS102")
        {
            Meant = rule => rule with { Origins = ["https://*.app.example"] },
            Wrong = rule => rule with { Origins = ["https://*app.example"] },
        },
        new("CORS112")
        {
            Meant = rule => rule with { Origins = ["https://*.app.example", "https://app.example"] },
            Wrong = rule => rule with { Origins = ["https://*.app.example"] },
        },
        new("CORS112")
        {
            Meant = rule => rule with { Origins = ["https://app.example:*", "https://app.example"] },
            Wrong = rule => rule with { Origins = ["https://app.example:*"] },
        },
        new("CORS105") { Wrong = rule => rule with { Origins = rule.Origins.Add(rule.Origins[0]) } },
        new("CORS105") { Wrong = rule => rule with { Methods = rule.Methods.Add(rule.Methods[0]) } },
        new("CORS105") { Wrong = rule => rule with { Headers = rule.Headers!.Value.Add("X-A-B") } },
    ];

    private static IEnumerable<Mistake> Headers() =>
    [
        new("CORS107")
        {
            Meant = rule => rule with { Methods = ["GET", "POST"], Headers = ["content-type"] },
            Wrong = rule => rule with { Headers = null },
        },
        new("CORS119")
        {
            Profile = CorsProfile.Web,
            Wrong = rule => rule with { Methods = rule.Methods.Add("OPTIONS") },
        },
        new("CORS108") { Wrong = rule => rule with { Headers = rule.Headers!.Value.Add("Cookie") } },
        new("CORS108") { Wrong = rule => rule with { Headers = rule.Headers!.Value.Add("Sec-Fetch-Mode") } },
        new("CORS108")
        {
            Wrong = rule => rule with { Headers = rule.Headers!.Value.Add("Access-Control-Allow-Origin") },
        },
        new("CORS109") { Wrong = rule => rule with { Exposed = rule.Exposed!.Value.Add("Set-Cookie") } },
        new("CORS109") { Wrong = rule => rule with { Exposed = rule.Exposed!.Value.Add("Content-Type") } },
        new("CORS109")
        {
            Wrong = rule => rule with { Exposed = rule.Exposed!.Value.Add("Access-Control-Allow-Origin") },
        },
        new("CORS110") { Meant = rule => rule with { MaxAge = 7200 }, Wrong = rule => rule with { MaxAge = 86400 } },
        new("CORS111")
        {
            Meant = rule => rule with { Methods = ["PUT"], Exposed = ["ETag"] },
            Wrong = rule => rule with { Exposed = null },
        },
        Unexposed("GET", "range", "Content-Range"),
        Unexposed("POST", "x-grpc-web", "grpc-status", "grpc-message"),
        Unexposed("POST", "mcp-session-id", "Mcp-Session-Id"),
    ];

    private static IEnumerable<Mistake> Orders() =>
    [
        new("CORS106")
        {
            MeantRules = rules => [Narrow(rules[0]), Wide(rules[0])],
            WrongRules = rules => [rules[1], rules[0]],
        },
        new("CORS115")
        {
            MeantRules = rules => [
                rules[0] with { Id = "a" }, rules[0] with { Id = "b", Origins = ["https://other.example"] },
            ],
            WrongRules = rules => [rules[0], rules[1] with { Id = "a" }],
        },
        new("CORS116")
        {
            Profile = CorsProfile.S3,
            MeantRules = rules => [
                rules[0] with { Methods = ["GET", "DELETE"] }, Public(rules[0]) with { Methods = ["GET"] },
            ],
            WrongRules = rules => [rules[1], rules[0]],
        },
        new("CORS117")
        {
            Profile = CorsProfile.S3,
            MeantRules = rules => [rules[0], rules[0] with { Id = null, Origins = ["*"] }],
            WrongRules = rules => [rules[0] with { Origins = rules[0].Origins.Add("*") }],
        },
    ];

    // What once led its reader astray: see the tests of each for the words.
    private static IEnumerable<Mistake> Astray() =>
    [
        Entry("CORS113", "https://meant.onrender.com", "https://YOUR-SERVICE.onrender.com"),
        Entry("CORS113", "https://meant.cloudfront.net", "https://dXXXXXXXX.cloudfront.net"),
        Entry("CORS113", "https://meant.example.com", "https://REPLACE_ME.example.com"),
        Entry("CORS101", "https://*.a.example", "*.https://a.example/"),
        Entry("CORS101", "https://*", "https"),
        Entry("CORS101", "https://*.b.example", "https://[a-z]+.b.example"),
        Entry("CORS101", "https://example.com", "^https://example.com$"),
        Entry("CORS102", "http://127.0.0.1:*", "http://127.0.0.1*"),
        new("CORS101")
        {
            Meant = rule => rule with { Origins = ["https://b.example", "https://www.b.example"] },
            Wrong = rule => rule with { Origins = ["https://(www.)?b.example"] },
        },
        OfWeb("CORS005", ["*"], ["ANY"]),
        OfWeb("CORS005", ["*"], ["ALL"]),
        OfWeb("CORS005", ["PATCH"], ["patch"]),
        OfWeb("CORS005", ["GET", "QUERY"], ["GET, query"]),
        new("CORS005")
        {
            Meant = rule => rule with { Methods = ["GET", "HEAD"] },
            Wrong = rule => rule with { Methods = ["GET,head"] },
        },
        new("CORS005")
        {
            Profile = CorsProfile.S3,
            MeantProfile = CorsProfile.Web,
            Meant = rule => rule with { Methods = ["GET", "PATCH"] },
            Wrong = rule => rule with { Methods = ["GET,PATCH"] },
        },
        new("CORS003")
        {
            Profile = CorsProfile.S3,
            Meant = Public,
            WrongText = text => Replace(text, "\"AllowedOrigins\"", "\"AllowCredentials\": true, \"AllowedOrigins\""),
        },
        new("CORS011")
        {
            MeantRules = _ => [
                new FixRule("a", ["https://a.example"], ["GET", "HEAD", "POST", "PUT"], ["content-type"], null, 3600),
            ],
            WrongText = _ => """
                [
                  {
                    "corsRuleName": "a",
                    "allowedOrigins": ["https://a.example"],
                    "allowedHeaders": ["content-type"],
                    "allowedOperations": ["b2_download_file_by_name", "b2_upload_file"],
                    "exposeHeaders": null,
                    "maxAgeSeconds": 3600
                  }
                ]
                """,
        },
        new("CORS001") { WrongText = text => "Our rules for uploads:\n" + text },
        new("CORS001")
        {
            WrongText = text => $"aws s3api put-bucket-cors --bucket b --cors-configuration '{text.Trim()}'\n",
        },
        new("CORS001")
        {
            WrongText = text => "@@ -0,0 +1 @@\n+" + text.TrimEnd().Replace("\n", "\n+", StringComparison.Ordinal) +
                "\n",
        },
        new("CORS001") { WrongText = text => "export default " + WholeText.ToProgram(text.TrimEnd()) + ";\n" },
        new("CORS001") { WrongText = text => "# uploads\n" + text.TrimEnd() + "\n-- the end\n" },
        new("CORS001") { WrongText = text => text.Replace("\"", "\\\"", StringComparison.Ordinal) },
        new("CORS001") { WrongText = text => "const cors = " + text.TrimEnd() + ";\n" },
        new("CORS001")
        {
            MeantRules = rules => [rules[0], rules[0] with { Id = null, Origins = ["https://second.example"] }],
            WrongText = Parts("\n", ""),
        },
        new("CORS001")
        {
            MeantRules = rules => [rules[0], rules[0] with { Id = null, Origins = ["https://second.example"] }],
            WrongText = Parts("]\n[", "["),
        },
        new("CORS001")
        {
            Meant = rule => rule with { Origins = ["https://a.example"] },
            WrongText = text => Replace(text, "a.example", "a.example\t"),
        },
        new("CORS001")
        {
            Meant = rule => rule with { MaxAge = null },
            WrongText = text => Replace(text, "\"AllowedMethods\"", "\"MaxAgeSeconds\": None, \"AllowedMethods\""),
        },
        new("CORS002") { MeantRules = rules => [rules[0]], WrongText = text => $"[{{ \"CORSRules\": {List(text)} }}]" },
        new("CORS003")
        {
            MeantRules = rules => [rules[0]],
            WrongText = text => $"{{ \"CorsSettings\": {{ \"CORSRules\": {List(text)} }} }}",
        },
    ];

    private static IEnumerable<Mistake> Xml() =>
    [
        InXml("CORS001", text => "[" + text.TrimEnd() + "]"),
        InXml("CORS001", text => "Our rules:\n" + text),
        InXml("CORS003", text => Renamed(text, "AllowedHeader", "AllowHeader", count: 1)) with
        {
            Meant = rule => rule with { Headers = ["content-type"] },
        },
        InXml("CORS003", text => Renamed(text, "CORSRule", "CorsRule", count: 1)) with
        {
            MeantRules = rules => [rules[0]],
        },
        InXml("CORS003", text => Renamed(text, "CORSConfiguration", "CorsConfiguration", count: 1)),
        InXml("CORS003", text => Replace(text, "<AllowedOrigin>", "<Comment>pages</Comment><AllowedOrigin>")),
        InXml(
            "CORS003",
            text => Replace(text, "<AllowedOrigin>", "<AllowCredentials>true</AllowCredentials><AllowedOrigin>")) with
            {
                Profile = CorsProfile.S3,
            },
        InXml(
            "CORS014",
            text => Replace(text, "<AllowedOrigin>", "<AllowCredentials>true</AllowCredentials><AllowedOrigin>")) with
        {
            Profile = CorsProfile.Web,
            MeantRules = rules => [rules[0] with { Origins = ["*"], Methods = ["GET"] }],
        },
    ];

    private static Mistake InXml(string id, Func<string, string> wrong) => new(id) { IsXml = true, WrongText = wrong };

    private static string Renamed(string text, string name, string wrong, int count)
    {
        for (int i = 0; i < count; i++)
        {
            text = Replace(Replace(text, $"<{name}>", $"<{wrong}>"), $"</{name}>", $"</{wrong}>");
        }

        return text;
    }

    private static Mistake Entry(string id, string meant, string wrong) => new(id)
    {
        Meant = rule => rule with { Origins = [meant] },
        Wrong = rule => rule with { Origins = [wrong] },
    };

    private static Mistake OfWeb(string id, ImmutableArray<string> meant, ImmutableArray<string> wrong) => new(id)
    {
        Profile = CorsProfile.Web,
        Meant = rule => rule with { Methods = meant },
        Wrong = rule => rule with { Methods = wrong },
    };

    // The list of rules.
    private static string List(string text) => text[text.IndexOf('[')..(text.LastIndexOf(']') + 1)];

    // The two rules of a list, with something between them, and with it around them too.
    private static Func<string, string> Parts(string between, string open) => text =>
    {
        string[] rules =
        [
            .. List(text)[1..^1].Split('}').SkipLast(1).Select(rule => rule.Trim(',', ' ', '\t', '\r', '\n') + "}"),
        ];
        return open + string.Join(between, rules) + (open.Length > 0 ? "]" : "");
    };

    private static Mistake Text(string id, string meant, string wrong) =>
        new(id) { WrongText = text => Replace(text, meant, wrong) };

    private static Mistake Method(Func<string, string> wrong) =>
        new("CORS005") { Wrong = rule => rule with { Methods = rule.Methods.SetItem(0, wrong(rule.Methods[0])) } };

    private static Mistake Origin(Func<string, string> wrong, params string[] meant) => new("CORS101")
    {
        Meant = rule => meant.Length == 0 ? rule : rule with { Origins = [.. meant] },
        Wrong = rule => rule with { Origins = rule.Origins.SetItem(0, wrong(rule.Origins[0])) },
    };

    private static Mistake Unexposed(string method, string header, params string[] exposed) => new("CORS118")
    {
        Meant = rule => rule with { Methods = [method], Headers = ["content-type", header], Exposed = [.. exposed] },
        Wrong = rule => rule with { Exposed = null },
    };

    private static Mistake Credentials(string id, string wrong, string meant) => new(id)
    {
        Profile = CorsProfile.Web,
        WrongText = text => Replace(text, "\"AllowedMethods\"", $"\"AllowCredentials\": {wrong}, \"AllowedMethods\""),
        MeantText = text => Replace(text, "\"AllowedMethods\"", $"\"AllowCredentials\": {meant}, \"AllowedMethods\""),
    };

    private static FixRule Narrow(FixRule rule) =>
        rule with { Id = null, Origins = ["https://app.wide.example"], MaxAge = 30 };

    private static FixRule Wide(FixRule rule) =>
        rule with { Origins = ["https://*.wide.example", "https://wide.example"] };

    private static FixRule Public(FixRule rule) => rule with { Id = null, Origins = ["*"], MaxAge = null };

    // The first: in the first rule.
    private static string Replace(string text, string meant, string wrong)
    {
        int start = text.IndexOf(meant, StringComparison.Ordinal);
        return text[..start] + wrong + text[(start + meant.Length)..];
    }

    // The entries of a list in one string.
    private static string Unwrap(string text, string name)
    {
        int start = text.IndexOf('[', text.IndexOf(name, StringComparison.Ordinal));
        int end = text.IndexOf(']', start) + 1;
        string[] entries = [.. text[(start + 1)..(end - 1)].Split(',').Select(entry => entry.Trim().Trim('"'))];
        return text[..start] + $"\"{string.Join(", ", entries)}\"" + text[end..];
    }
}
