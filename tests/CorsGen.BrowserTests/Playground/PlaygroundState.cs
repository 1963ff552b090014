namespace CorsGen.BrowserTests.Playground;

/// <summary>What a user can make the page look like, each state after the one before.</summary>
internal sealed record PlaygroundState(string Name, Action<OpenPlayground> Enter)
{
    /// <summary>The parts of the page, in the order of use.</summary>
    public static readonly IReadOnlyList<string> Sections =
        ["The policy", "Ask the policy", "What the browser sends", "Ask the browser"];

    public static readonly IReadOnlyList<PlaygroundState> All =
    [
        new("as it opens", _ => { }),
        new("a cell is chosen, and denied", playground => playground.Click("#grid [data-policy=false]")),
        new("an origin that no browser sends, and no preflight", playground =>
        {
            playground.Type("#origin", "https://app.example.com/");
            playground.Type("#method", "GET");
            playground.WaitForPart("#exchange-summary", "No preflight");
        }),
        new("the policy and the browser disagree", playground =>
        {
            playground.Contradict("method=PUT");
            playground.Click("#again");
            playground.WaitUntilTried();
        }),
        new("the generated C#, and what was copied", playground =>
        {
            playground.Click("#csharp-tab");
            playground.Browser.WaitFor("document.querySelector('#csharp .cm-line')?.textContent.length > 0");
            playground.Click("#copy-curl");
        }),
        new("the other policy, with credentials", playground =>
        {
            playground.Click("[name=policy][value='uploads.cors.json']");
            playground.Click("#credentials");
            playground.Click("#rules-tab");
            playground.WaitUntilTried();
        }),
        new("one's own policy, with advice", playground => playground.OpenOwn()),
        new("one's own policy, with errors", playground => playground.Paste(
            "`[{ \"AllowedOrigins\": [\"https://a.example/\"], \"AllowedMethods\": [\"get\", \"PUT\"], \"MaxAge\": " +
            "1, }]`")),
        new("the API doesn't answer", playground =>
        {
            playground.Click("[name=policy][value='cors.json']");
            playground.WaitUntilTried();
            playground.Block($"*:{playground.ApiPort}/*");
            playground.Click("#again");
            playground.WaitFor("failed");
        }),
        new("the policies can't be loaded", playground =>
        {
            playground.Block("*/policies");
            playground.Browser.Driver.Navigate().Refresh();
            playground.Browser.WaitFor("document.querySelector('#failure')?.checkVisibility()");
        }),
    ];
}
