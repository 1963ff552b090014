namespace CorsGen.BrowserTests.Combinations;

/// <summary>A request of a page, as its script writes it.</summary>
internal sealed record PageRequest(
    int Number,
    int PolicyNumber,
    string PageOrigin,
    string Method,
    IEnumerable<KeyValuePair<string, string>> Headers,
    bool WithCredentials)
{
    public Means Means { get; init; }

    public Place Place { get; init; }

    /// <summary>The origin that it is sent to.</summary>
    public string Api { get; init; } = "";

    /// <summary>Where it is sent on to; null for nowhere.</summary>
    public Redirect? Redirect { get; init; }

    /// <summary>The origin of the script that sends it.</summary>
    public string Origin =>
        Place is Place.DataFrame or Place.SandboxedFrame or Place.DataWorker ? TestHosts.OpaqueOrigin : PageOrigin;

    /// <summary>The path of its address: a new one for each, so that no answer to one is kept for another.</summary>
    public string Path => $"/{PolicyNumber}/{Number}";

    /// <summary>The path that it is sent on to.</summary>
    public string NextPath => $"/{Redirect?.PolicyNumber}/{Number}/next";

    public FetchCall ToCall() =>
        new($"{Api}{Path}?means={Means}{(Redirect is null ? "" : $"&status={Redirect.Status}&to={NextAddress}")}")
        {
            Means = Means,
            Method = Method,
            Headers = [.. Headers.Select(header => new[] { header.Key, header.Value })],
            Credentials = WithCredentials ? "include" : "omit",
            Body = Method.ToUpperInvariant() is "GET" or "HEAD" ? null : "body",
        };

    public override string ToString() =>
        $"#{Number}: {Means} of {Method} from {PageOrigin}, {Place}, to " +
        $"{Api}{(WithCredentials ? " with credentials" : "")}, "
        + $"{string.Join("; ", Headers.Select(header => $"{header.Key}: {header.Value}"))} {Redirect}";

    private string NextAddress => Uri.EscapeDataString($"{Redirect!.Api}{NextPath}?means={Means}");
}
