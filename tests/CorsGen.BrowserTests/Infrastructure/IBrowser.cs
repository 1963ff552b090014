namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>A browser with nothing in its caches, which shows one page at a time.</summary>
internal interface IBrowser : IAsyncDisposable
{
    BrowserKind Kind { get; }

    /// <summary>Opens an address, and waits until the page is complete.</summary>
    Task NavigateAsync(string address);

    /// <summary>Calls an asynchronous function in the page, and waits for its result.</summary>
    /// <param name="function">An expression for a function that takes JSON and returns JSON, as text.</param>
    /// <param name="argument">The argument, as JSON.</param>
    Task<string> CallAsync(string function, string argument);
}
