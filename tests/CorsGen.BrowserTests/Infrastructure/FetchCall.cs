namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>A request that a page is to send.</summary>
internal sealed record FetchCall(string Url)
{
    /// <summary>By which means of the platform.</summary>
    public Means Means { get; init; }

    public string Method { get; init; } = "GET";

    /// <summary>Names and values, in order.</summary>
    public IReadOnlyList<string[]> Headers { get; init; } = [];

    public string Credentials { get; init; } = "omit";

    /// <summary>What is sent; null for nothing.</summary>
    public string? Body { get; init; }
}

/// <summary>What a page can read of an answer: without a status, nothing.</summary>
internal sealed record FetchAnswer(
    int? Status, IReadOnlyDictionary<string, string>? Headers, string? Text, string? Error)
{
    public bool IsReadable => Status is not null;
}
