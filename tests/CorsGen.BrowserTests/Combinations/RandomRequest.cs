namespace CorsGen.BrowserTests.Combinations;

/// <summary>Makes up what a page might send.</summary>
internal static class RandomRequest
{
    private static readonly string[] s_methods =
    [
        "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "QUERY", "PROPFIND", "get", "put", "Delete",
        "patch", "TRACE", "connect",
    ];

    private static readonly (string Name, string Value)[] s_headers =
    [
        // Asked for, whatever the value.
        ("Authorization", "Bearer x"), ("X-Custom", "1"), ("x-amz-date", "20260101T000000Z"), ("X-Amz-Meta-Key", "v"),
        ("If-Match", "\"1\""),
        ("!#$%&'*+-.^_`|~", "1"), ("X-HTTP-Method-Override", "PUT"), ("Cache-Control", "no-cache"),

        // Safelisted by name, not always by value.
        ("Content-Type", "application/json"), ("Content-Type", "text/plain"),
        ("Content-Type", "Text/Plain;charset=utf-8"),
        ("Content-Type", "text/plain; a=\"b\""), ("Accept", "application/json"), ("Accept", "text/html(1)"),
        ("Accept", new string('a', 129)),
        ("Accept-Language", "de, en;q=0.5"), ("Accept-Language", "de_DE"), ("Content-Language", "en"),
        ("Range", "bytes=0-99"), ("Range", "bytes=5-"),
        ("Range", "bytes=-5"), ("Range", "bytes=0-1,4-5"), ("Save-Data", "on"), ("Save-Data", "off"), ("DPR", "2"),
        ("Width", "wide"),

        // Never sent.
        ("Cookie", "a=b"), ("Host", "a.example"), ("Origin", "https://evil.example"), ("Sec-Anything", "1"),
        ("Proxy-Anything", "1"), ("DNT", "1"),
        ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "x-custom"),
        ("X-HTTP-Method-Override", "GET, TRACE"),
    ];

    private static readonly int[] s_redirects = [301, 302, 303, 307, 308];

    public static PageRequest Create(Random random, int number, int policies, TestHosts hosts)
    {
        string page = Pick(random, hosts.PageOrigins);
        Place place =
            page == TestHosts.OpaqueOrigin || random.Next(2) == 0 ? Place.Page : Pick(random, Enum.GetValues<Place>());
        Means means = random.Next(2) == 0
            ? Means.Fetch
            : Pick(random, [.. Enum.GetValues<Means>().Where(means => IsIn(means, place))]);
        var request = new PageRequest(
            number, random.Next(policies), page, "GET", [], WithCredentials: random.Next(3) == 0)
        {
            Means = means,
            Place = place,
            Api = hosts.Api,
            Redirect = random.Next(3) == 0
                ? new Redirect(
                    Pick(random, s_redirects), Pick(random, [hosts.Api, hosts.OtherApi]), random.Next(policies))
                : null,
        };
        return means switch
        {
            Means.Fetch or Means.Xhr => request with
            {
                Method = RandomMethod(random),
                Headers = RandomHeaders(random, request.Redirect),
            },
            Means.XhrWithUploadListener => request with
            {
                Method = "POST",
                Headers = RandomHeaders(random, request.Redirect),
            },
            Means.Beacon => request with
            {
                Method = "POST",
                Headers = [new("Content-Type", Pick(random, ["text/plain", "application/json"]))],
                WithCredentials = true,
            },
            _ => request,
        };
    }

    private static bool IsIn(Means means, Place place) =>
        place is not (Place.BlobWorker or Place.DataWorker)
            || means is not (Means.Image or Means.Module or Means.Beacon);

    // Most often one of those that are in use.
    private static string RandomMethod(Random random) =>
        s_methods[random.Next(random.Next(3) == 0 ? s_methods.Length : 6)];

    private static KeyValuePair<string, string>[] RandomHeaders(Random random, Redirect? redirect)
    {
        // Client hints are the browser's to set anew for where it is redirected to (Client Hints Infrastructure).
        (string Name, string Value)[] headers =
            [.. random.GetItems(s_headers, random.Next(random.Next(2) * 4))
                .DistinctBy(header => header.Name)
                .Where(header => redirect is null || !HeaderRules.IsClientHint(header.Name.ToLowerInvariant()))];

        // One twice, in another spelling.
        (string Name, string Value)[] again =
            random.Next(3) == 0 ? [.. headers.Where(header => header.Name == "X-Custom")] : [];
        return
        [
            .. headers.Select(header => KeyValuePair.Create(header.Name, header.Value)),
            .. again.Select(header => KeyValuePair.Create(header.Name.ToLowerInvariant(), "2")),
        ];
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
