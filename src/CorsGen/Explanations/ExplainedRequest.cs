namespace CorsGen;

/// <summary>A request that is explained, for all rules of a policy.</summary>
internal sealed class ExplainedRequest(string? origin, string? method, string? headers)
{
    private NearOrigins? _nearOrigins;

    public string? Origin { get; } = origin;

    public string? Method { get; } = method;

    public string? Headers { get; } = headers;

    /// <summary>What differs from the origin in one way; there is an origin.</summary>
    public NearOrigins NearOrigins => _nearOrigins ??= new NearOrigins(Origin!);
}
