namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>A call of <c>fetch</c>.</summary>
internal sealed record FetchCall(string Url)
{
    public string Method { get; init; } = "GET";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string Credentials { get; init; } = "omit";
}

/// <summary>What a page can read of an answer: without a status, nothing.</summary>
internal sealed record FetchAnswer(int? Status, IReadOnlyDictionary<string, string>? Headers, string? Text, string? Error)
{
    public bool IsReadable => Status is not null;
}
