namespace CorsGen.BrowserTests.Playground;

/// <summary>What a user can make the page look like.</summary>
internal sealed record PlaygroundState(string Name, Action<OpenPlayground> Enter)
{
    /// <summary>The parts of the page, in the order of use.</summary>
    public static readonly IReadOnlyList<string> Sections = ["The policy", "Ask the policy", "Ask the browser"];

    public static readonly IReadOnlyList<PlaygroundState> All =
    [
        new("as it opens", _ => { }),
        new("a cell is chosen, and denied", playground => playground.Click("#grid [data-policy=false]")),
        new("the other policy, with credentials", playground =>
        {
            playground.Click("[name=policy][value='uploads.cors.json']");
            playground.Click("#credentials");
            playground.WaitUntilTried();
        }),
        new("the API doesn't answer", playground =>
        {
            playground.Block($"*:{playground.ApiPort}/*");
            playground.Click("#again");
            playground.WaitFor("failed");
        }),
    ];
}
