using CorsGen.BrowserTests.Combinations;
using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;

namespace CorsGen.BrowserTests.Playground;

/// <summary>The sample's page, driven as a user does.</summary>
public class PlaygroundTests
{
    private const int Cells = 30;

    // What the browser writes whenever it keeps an answer from a page.
    private static readonly string[] s_blocked = ["has been blocked by CORS policy", "net::ERR_FAILED"];

    [Fact]
    public async Task The_grid_shows_what_the_policies_and_the_browser_say_from_every_origin()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();

        (string File, ICorsPolicy Policy)[] policies =
            [("cors.json", SampleCorsPolicy.Instance), ("uploads.cors.json", SampleUploadsCorsPolicy.Instance)];
        foreach ((string file, ICorsPolicy policy) in policies)
        {
            playground.Click($"[name=policy][value='{file}']");
            foreach (string origin in new[] { OpenPlayground.Origin, "http://127.0.0.1:5173", "null" })
            {
                playground.Click($"[name=sender][value='{origin}']");
                foreach (bool withCredentials in new[] { false, true })
                {
                    if (withCredentials != playground.Browser.Evaluate<bool>(
                        "document.querySelector('#send-credentials').checked"))
                    {
                        playground.Click("#send-credentials");
                    }

                    playground.WaitUntilTried();
                    IReadOnlyList<GridCell> cells = playground.ReadGrid();
                    Assert.Equal(Cells, cells.Count);
                    Assert.All(cells, cell => Assert.Equal(
                        (Expect(policy, origin, cell, withCredentials), Expect(policy, origin, cell, withCredentials)),
                        (cell.BrowserReads, cell.PolicyAllows)));
                    Assert.StartsWith(
                        $"Policy and browser agree on all {Cells} – {cells.Count(cell => cell.BrowserReads)} read",
                        playground.Text("#summary"));
                }
            }
        }

        AssertNothingWentWrong(playground);
    }

    [Fact]
    public async Task The_grid_shows_where_browser_and_policy_disagree()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        string usual = Assert.Single(playground.ReadGrid().Select(cell => cell.Border).Distinct());

        // A policy that denies what it allows.
        playground.Contradict("method=PUT");
        playground.Click("#again");
        playground.WaitUntilTried();

        Assert.StartsWith($"Policy and browser disagree on 5 of {Cells}", playground.Text("#summary"));
        Assert.Equal(5, playground.ReadGrid().Count(
            cell => cell.Method == "PUT" && cell.BrowserReads && !cell.PolicyAllows && cell.Border != usual));
    }

    [Fact]
    public async Task The_decision_and_its_reason_follow_as_one_types()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        Browser browser = playground.Browser;
        AssertDecision(
            "Allowed",
            "Rules[1] (local development) is the first rule that allows the request",
            "passed passed passed",
            "1");

        playground.Type("#method", "PATCH");
        AssertDecision(
            "Denied",
            "Rules[1] (local development), Rules[2] (everybody reads) allow the origin, not the method PATCH",
            "passed failed not reached",
            "");
        playground.Type("#method", "PUT");
        playground.Type("#origin", "https://pr-7.staging.example.com");
        AssertDecision(
            "Allowed",
            "Rules[0] (editors) is the first rule that allows the request",
            "passed passed passed",
            "0");
        Assert.Contains(
            "Access-Control-Allow-Originhttps://pr-7.staging.example.com", playground.Text("#decision .response"));
        Assert.Contains("Access-Control-Max-Age3000", playground.Text("#decision .response"));
        playground.Type("#headers", "authorization, x-other");
        AssertDecision(
            "Denied",
            "Rules[0] (editors) allows the origin and the method, not the header x-other",
            "passed passed failed",
            "");
        playground.Type("#origin", "");
        AssertDecision(
            "Denied",
            "the request doesn't have an origin, so it isn't a CORS request",
            "failed not reached not reached",
            "");
        AssertNothingWentWrong(playground);

        void AssertDecision(string verdict, string reason, string steps, string rule)
        {
            playground.WaitForText("#decision .reason", reason);
            Assert.Equal(verdict, playground.Text("#decision .verdict"));
            Assert.Equal(steps, browser.Evaluate<string>(
                "[...document.querySelectorAll('.steps li')].map(step => step.dataset.state).join(' ')"));
            Assert.Equal(rule, browser.Evaluate<string>(
                "[...document.querySelectorAll('#rules .match')].map(row => row.rowIndex - 1).join()"));
        }
    }

    [Fact]
    public async Task Everything_is_reached_and_used_by_the_keyboard_and_shows_the_focus()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        Browser browser = playground.Browser;

        var reached = new List<string>();
        for (string focus = Press(Keys.Tab); focus != "body" && reached.Count < 100; focus = Press(Keys.Tab))
        {
            reached.Add(focus);
            Assert.True(
                browser.Evaluate<bool>(
                    """
                    [document.activeElement, document.activeElement.nextElementSibling]
                        .some(e => e && getComputedStyle(e).outlineStyle !== 'none')
                    """),
                $"'{focus}' does not show that it has the focus.");
        }

        Assert.Equal(
            [
                "policy", "rules-tab", "group", .. Enumerable.Repeat("button", 6), "origin", "method", "headers",
                "credentials",
                "copy-curl", "copy-fetch", "copy-link", "again", "sender", "send-credentials", "cell",
            ],
            reached);

        // From the end backwards: the last cell is asked about, and the other policy chosen.
        new Actions(browser.Driver).KeyDown(Keys.Shift).SendKeys(Keys.Tab).KeyUp(Keys.Shift).Perform();
        new Actions(browser.Driver).KeyDown(Keys.Control).SendKeys(Keys.End).KeyUp(Keys.Control).Perform();
        Assert.Equal("cell", Press(Keys.Enter));
        browser.WaitFor("document.querySelector('#method').value === 'DELETE'");
        Assert.Equal(
            "content-type: application/json\nx-amz-meta-key: value",
            browser.Evaluate<string>("document.querySelector('#headers').value"));
        browser.Evaluate<object>("document.querySelector('[name=policy]').focus() ?? null");
        Press(Keys.ArrowRight);
        Assert.Equal(1, browser.Evaluate<int>("document.querySelectorAll('#rules tbody tr').length"));

        // Each control says what it is.
        Assert.Empty(browser.Evaluate<string[]>(
            """
            [...document.querySelectorAll('input, button')]
                .filter(e => !e.labels?.[0]?.textContent.trim() && !e.textContent.trim()).map(e => e.outerHTML)
            """));
        AssertNothingWentWrong(playground);

        string Press(string keys)
        {
            new Actions(browser.Driver).SendKeys(keys).Perform();
            return browser.Evaluate<string>(
                "(e => e.closest('#grid button') ? 'cell' : e.id || e.name || e.getAttribute('role') || " +
                "e.localName)(document.activeElement)");
        }
    }

    // No header of the grid is one that pages send unasked, so that the values do not matter.
    private static bool Expect(ICorsPolicy policy, string origin, GridCell cell, bool withCredentials)
    {
        var headers =
            cell.Headers.ToDictionary(name => name, name => name == "content-type" ? "application/json" : "1");
        return FetchRules.Of(policy, new PageRequest(0, 0, origin, cell.Method, headers, withCredentials)).CanRead;
    }

    private static void AssertNothingWentWrong(OpenPlayground playground) => Assert.DoesNotContain(
        playground.Browser.ReadConsole(),
        entry => entry.Level >= LogLevel.Warning
            && !s_blocked.Any(text => entry.Message.Contains(text, StringComparison.Ordinal)));
}
