namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>What a server saw of a request.</summary>
internal sealed record SeenRequest(
    string Path, string Method, string? Origin, string? RequestedMethod, string? RequestedHeaders)
{
    public bool IsPreflight => Method == "OPTIONS" && RequestedMethod is not null;

    public override string ToString() =>
        $"{Method} {Path} from " +
        $"{Origin ?? "no origin"}{(IsPreflight ? $", for {RequestedMethod} with {RequestedHeaders ?? "no headers"}" : "")}";

    public static SeenRequest Of(HttpRequest request) => new(
        request.Path,
        request.Method,
        request.Headers.Origin,
        request.Headers.AccessControlRequestMethod,
        request.Headers.AccessControlRequestHeaders);
}
