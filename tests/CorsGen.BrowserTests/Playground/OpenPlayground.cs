using System.Text.Json;
using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;

namespace CorsGen.BrowserTests.Playground;

/// <summary>The sample's page in a browser, under the origin that its policies name.</summary>
internal sealed class OpenPlayground : IDisposable
{
    public const string Origin = "http://localhost:5173";

    private readonly SampleProcess _sample;

    private OpenPlayground(SampleProcess sample, Browser browser)
    {
        _sample = sample;
        Browser = browser;
    }

    public Browser Browser { get; }

    public int ApiPort => _sample.Api.Port;

    /// <summary>What the page calls the API.</summary>
    public string ApiOrigin => $"http://127.0.0.1:{ApiPort}";

    /// <summary>The server of the page, for requests that don't come from it.</summary>
    public Uri Page => _sample.Page;

    /// <summary>The memory that the sample's process takes, in bytes.</summary>
    public long Memory => _sample.Memory;

    /// <summary>Opens the page, and waits until it has tried everything.</summary>
    /// <param name="onUsualPorts">Whether the sample is to run on its usual ports.</param>
    /// <param name="hash">What follows the page's address.</param>
    public static async Task<OpenPlayground> StartAsync(bool onUsualPorts = false, string hash = "")
    {
        _ = Installation.Require();
        SampleProcess sample = await SampleProcess.StartAsync(onUsualPorts);
        try
        {
            var browser = Browser.Start((5173, sample.Page.Port), (sample.Api.Port, sample.Api.Port));
            var playground = new OpenPlayground(sample, browser);
            playground.Browser.Driver.Navigate().GoToUrl(Origin + hash);
            playground.WaitUntilTried();
            return playground;
        }
        catch
        {
            sample.Dispose();
            throw;
        }
    }

    public void WaitUntilTried() => WaitFor("done");

    /// <summary>Waits until the grid is in a state.</summary>
    public void WaitFor(string state) =>
        Browser.WaitFor($"document.querySelector('#trial')?.dataset.state === '{state}'");

    /// <summary>Waits until the text that a selector finds is a given one.</summary>
    public void WaitForText(string selector, string text) =>
        Browser.WaitFor($"document.querySelector(`{selector}`)?.textContent === {JsonSerializer.Serialize(text)}");

    /// <summary>Waits until the text that a selector finds has a given part.</summary>
    public void WaitForPart(string selector, string part) =>
        Browser.WaitFor(
            $"document.querySelector(`{selector}`)?.textContent.includes({JsonSerializer.Serialize(part)})");

    /// <summary>From now on, requests to these addresses fail, as if nobody listened; without any, none does.</summary>
    public void Block(params string[] addresses)
    {
        Browser.Command("Network.enable", []);
        Browser.Command("Network.setBlockedURLs", new() { ["urls"] = addresses });
    }

    /// <summary>From now on, the page is told that the policy denies what is asked so, whatever it says.</summary>
    public void Contradict(string query) => Browser.Evaluate<object>(
        $$"""
        (window.fetch = (real => async (url, options) => {
            const response = await real(url, options);
            return url.includes('{{query}}') ? Response.json({ ...await response.json(), isAllowed: false }) : response;
        })(window.fetch), null)
        """);

    public void Show(PageColours colours) => Browser.Command("Emulation.setEmulatedMedia", new()
    {
        ["features"] = new[]
        {
            new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = colours.Scheme },
            new Dictionary<string, object>
            {
                ["name"] = "forced-colors",
                ["value"] = colours.IsForced ? "active" : "none",
            },
        },
    });

    public void Resize(int width, int height) => Browser.Command("Emulation.setDeviceMetricsOverride", new()
    {
        ["width"] = width,
        ["height"] = height,
        ["deviceScaleFactor"] = 1,
        ["mobile"] = false,
    });

    /// <summary>Opens the reader's own policy, and waits until it was checked and tried.</summary>
    public void OpenOwn()
    {
        Click("[name=policy][value='your own']");
        WaitUntilChecked();
    }

    /// <summary>Waits until the reader's own policy was checked and tried.</summary>
    public void WaitUntilChecked() => Browser.WaitFor(
        """
        document.querySelector('#own').dataset.state === 'checked'
            && document.querySelector('#trial').dataset.state !== 'running'
        """);

    /// <summary>Pastes a text, the value of an expression of the page, in place of all in the editor.</summary>
    public void Paste(string expression)
    {
        Browser.Evaluate<object>("document.querySelector('#editor .cm-content').focus() ?? null");
        new Actions(Browser.Driver).KeyDown(Keys.Control).SendKeys("a").KeyUp(Keys.Control).Perform();
        Browser.Evaluate<object>(
            $$"""
            (() => {
                const data = new DataTransfer();
                data.setData('text/plain', {{expression}});
                document.querySelector('#editor .cm-content').dispatchEvent(
                    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                return null;
            })()
            """);
        WaitUntilChecked();
    }

    /// <summary>Types a text in place of what a field has.</summary>
    public void Type(string selector, string text)
    {
        IWebElement input = Browser.Driver.FindElement(By.CssSelector(selector));
        input.SendKeys(Keys.Control + "a");
        input.SendKeys(text.Length == 0 ? Keys.Delete : text);
    }

    /// <summary>What has the focus: how it is labelled, what it is called, or what is written on it.</summary>
    public string Focus =>
        Browser.Evaluate<string>("(e => e.ariaLabel || e.id || e.name || e.textContent)(document.activeElement)");

    /// <summary>Presses a key, and says what has the focus then.</summary>
    public string Press(string key)
    {
        new Actions(Browser.Driver).SendKeys(key).Perform();
        return Focus;
    }

    /// <summary>The texts that a selector finds.</summary>
    public string[] Texts(string selector) =>
        Browser.Evaluate<string[]>($"[...document.querySelectorAll(`{selector}`)].map(e => e.textContent)");

    /// <summary>Clicks on what a selector finds.</summary>
    public void Click(string selector) =>
        Browser.Evaluate<object>($"document.querySelector(`{selector}`).click() ?? null");

    /// <summary>The text that a selector finds.</summary>
    public string Text(string selector) =>
        Browser.Evaluate<string>($"document.querySelector(`{selector}`).textContent");

    /// <summary>The cells of the grid.</summary>
    public IReadOnlyList<GridCell> ReadGrid() => Browser.Evaluate<GridCell[]>(
        """
        [...document.querySelectorAll('#grid tbody tr')].flatMap(row => [...row.querySelectorAll('button')].map((button, place) => ({
            method: document.querySelectorAll('#grid thead code')[place].textContent,
            headers: [...row.querySelectorAll('th code')].map(code => code.textContent),
            browserReads: button.dataset.browser === 'true',
            policyAllows: button.dataset.policy === 'true',
            says: button.querySelector('.policy').textContent,
            border: getComputedStyle(button).borderColor,
        })))
        """);

    public void Dispose()
    {
        Browser.Dispose();
        _sample.Dispose();
    }
}

/// <summary>A cell of the grid, as it is shown.</summary>
internal sealed record GridCell(
    string Method, string[] Headers, bool BrowserReads, bool PolicyAllows, string Says, string Border);
