using System.Text.Json;

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>What tests ask of a page, in any browser.</summary>
internal static class PageCalls
{
    /// <summary>Opens a site's page of an origin: <c>http://app.localhost:12345</c>, or <c>null</c>.</summary>
    public static async Task OpenAsync(this IBrowser browser, TestHosts hosts, string origin)
    {
        await browser.NavigateAsync(origin == TestHosts.OpaqueOrigin ? hosts.OpaquePage : origin + TestHosts.PagePath);
        Assert.Equal(origin, await browser.CallAsync<string>("async () => self.origin", ""));
    }

    /// <summary>Calls an asynchronous function in the page, and waits for what it returns.</summary>
    /// <param name="browser">The browser that shows the page.</param>
    /// <param name="function">An expression for the function, of one parameter.</param>
    /// <param name="argument">The argument.</param>
    public static async Task<T> CallAsync<T>(this IBrowser browser, string function, object argument)
    {
        string json = await browser.CallAsync(
            $"async json => JSON.stringify(await ({function})(JSON.parse(json)))",
            JsonSerializer.Serialize(argument, JsonSerializerOptions.Web));
        return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
    }

    /// <summary>Has the page send requests, all at once, and says what it could read of the answers.</summary>
    public static async Task<IReadOnlyList<FetchAnswer>> FetchAsync(
        this IBrowser browser, params IReadOnlyList<FetchCall> calls) =>
        await browser.CallAsync<FetchAnswer[]>(
            $"calls => {{ {PageScripts.Send} return sendAll(calls); }}", calls);
}
