namespace CorsGen.BrowserTests.Combinations;

/// <summary>A request of a page, as its script writes it.</summary>
internal sealed record PageRequest(
    int Number, int PolicyNumber, string PageOrigin, string Method, IReadOnlyDictionary<string, string> Headers, bool WithCredentials)
{
    private static readonly string[] s_methods =
    [
        "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "QUERY", "PROPFIND", "get", "put", "Delete", "patch", "TRACE", "connect",
    ];

    private static readonly (string Name, string Value)[] s_headers =
    [
        // Asked for, whatever the value.
        ("Authorization", "Bearer x"), ("X-Custom", "1"), ("x-amz-date", "20260101T000000Z"), ("X-Amz-Meta-Key", "v"), ("If-Match", "\"1\""),
        ("!#$%&'*+-.^_`|~", "1"), ("X-HTTP-Method-Override", "PUT"), ("Cache-Control", "no-cache"),

        // Safelisted by name, not always by value.
        ("Content-Type", "application/json"), ("Content-Type", "text/plain"), ("Content-Type", "Text/Plain;charset=utf-8"),
        ("Content-Type", "text/plain; a=\"b\""), ("Accept", "application/json"), ("Accept", "text/html(1)"), ("Accept", new string('a', 129)),
        ("Accept-Language", "de, en;q=0.5"), ("Accept-Language", "de_DE"), ("Content-Language", "en"), ("Range", "bytes=0-99"), ("Range", "bytes=5-"),
        ("Range", "bytes=-5"), ("Range", "bytes=0-1,4-5"), ("Save-Data", "on"), ("Save-Data", "off"), ("DPR", "2"), ("Width", "wide"),

        // Never sent.
        ("Cookie", "a=b"), ("Host", "a.example"), ("Origin", "https://evil.example"), ("Sec-Anything", "1"), ("Proxy-Anything", "1"), ("DNT", "1"),
        ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "x-custom"), ("X-HTTP-Method-Override", "GET, TRACE"),
    ];

    /// <summary>The origins of pages; the last but one is the application's own.</summary>
    public static IReadOnlyList<string> PageOrigins { get; } =
    [
        "https://app.example.com", "https://admin.example.com", "https://app.example.com:8443", "https://example.com", "http://app.example.com",
        "http://localhost:5173", "http://127.0.0.1:5173", "http://[::1]:5173", "https://xn--bcher-kva.example", TestSite.Api, "null",
    ];

    /// <summary>The address: a new one for each, so that no answer to one is kept for another.</summary>
    public string Path => $"/{PolicyNumber}/{Number}";

    public static PageRequest Create(Random random, int number, int policies) => new(
        number,
        random.Next(policies),
        random.GetItems([.. PageOrigins], 1)[0],
        // Most often one of those that are in use.
        s_methods[random.Next(random.Next(3) == 0 ? s_methods.Length : 6)],
        random.GetItems(s_headers, random.Next(random.Next(2) * 4)).DistinctBy(header => header.Name).ToDictionary(),
        random.Next(3) == 0);

    public FetchCall ToCall() => new(TestSite.Api + Path) { Method = Method, Headers = Headers, Credentials = WithCredentials ? "include" : "omit" };

    public override string ToString() =>
        $"#{Number}: {Method} from {PageOrigin}{(WithCredentials ? " with credentials" : "")}, {string.Join("; ", Headers.Select(header => $"{header.Key}: {header.Value}"))}";
}
