namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>The names under which a site is reached: one for the application, and some for pages that use it.</summary>
/// <param name="Api">The origin of the application.</param>
/// <param name="OtherApi">Another origin of the application.</param>
/// <param name="OpaquePage">The address of a page whose origin is <c>null</c>.</param>
/// <param name="PageOrigins">The origins of pages, the application's own and <c>null</c> among them.</param>
/// <param name="Entries">Entries of policies that match some of these origins, or miss them by little.</param>
internal sealed record TestHosts(
    string Api, string OtherApi, string OpaquePage, IReadOnlyList<string> PageOrigins, IReadOnlyList<string> Entries)
{
    /// <summary>What a page without an origin of its own is to everybody.</summary>
    public const string OpaqueOrigin = "null";

    public const string PagePath = "/page";

    public const string OpaquePath = "/opaque";

    /// <summary>Hosts as policies have them. A browser has to be told where they are.</summary>
    public static TestHosts Real { get; } = new(
        "https://api.example.net",
        "https://api.example.net:8443",
        "https://opaque.example.com" + OpaquePath,
        [
            "https://app.example.com", "https://admin.example.com", "https://app.example.com:8443",
            "https://example.com",
            "http://app.example.com", "http://localhost:5173", "http://127.0.0.1:5173", "http://[::1]:5173",
            "https://xn--bcher-kva.example", "https://api.example.net", OpaqueOrigin,
        ],
        [
            "*", "https://*", "https://*.example.com", "https://*.example.com:8443", "https://app.*",
            "http*://app.example.com",
            "http://localhost:*", "http://*:5173", "*.example.com", "*l", "https://app.example.co",
            "https://app.example.com/",
            "https://APP.example.com", "https://app.example.com:443", "http://[::1]:*", "https://xn--*",
        ]);

    /// <summary>Hosts below <c>localhost</c>, which every browser finds on loopback by itself.</summary>
    public static TestHosts Local(int port, int otherPort) => new(
        $"http://api.localhost:{port}",
        $"http://api.localhost:{otherPort}",
        $"http://opaque.localhost:{port}" + OpaquePath,
        [
            $"http://app.localhost:{port}", $"http://admin.localhost:{port}", $"http://app.localhost:{otherPort}",
            $"http://localhost:{port}", $"http://127.0.0.1:{port}", $"http://xn--bcher-kva.localhost:{port}",
            $"http://api.localhost:{port}", OpaqueOrigin,
        ],
        [
            "*", "http://*", $"http://*.localhost:{port}", "http://app.*", "http*", $"*:{otherPort}",
            $"http://localhost:*", $"http*://app.localhost:{port}", "*l", $"http://app.localhos:{port}",
            "http://app.localhost",
            $"http://app.localhost:{port}/", $"http://APP.localhost:{port}", $"https://app.localhost:{port}",
            "http://127.*",
            "http://xn--*",
        ]);
}
