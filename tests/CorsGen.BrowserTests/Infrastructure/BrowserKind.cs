namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>The browsers that the tests run in: each has an implementation of Fetch of its own.</summary>
public enum BrowserKind
{
    Chromium,
    Firefox,
    WebKit,
}
