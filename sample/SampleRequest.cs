namespace Sample;

/// <summary>What a browser asks: may a page of this origin send this method with these headers?</summary>
internal sealed record SampleRequest(string? Origin, string Method, string? Headers = null)
{
    public static IReadOnlyList<SampleRequest> All { get; } =
    [
        new("https://app.example.com", "PUT", "authorization,content-type"),
        new("https://pr-7.staging.example.com", "DELETE"),
        new("https://staging.example.com.evil.net", "DELETE"),
        new("http://localhost:5173", "POST", "x-anything"),
        new("https://anybody.net", "GET"),
        new("https://anybody.net", "GET", "authorization"),
        new("https://anybody.net", "PUT"),
        new(null, "GET"),
    ];

    public override string ToString() =>
        $"{Method} from {Origin ?? "no origin"}{(Headers is null ? "" : $" with {Headers}")}";
}
