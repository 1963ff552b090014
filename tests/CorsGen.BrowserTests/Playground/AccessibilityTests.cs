using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;

namespace CorsGen.BrowserTests.Playground;

/// <summary>The sample's page for those who see little of it, or use no mouse.</summary>
public class AccessibilityTests(AxeCore axeCore) : IClassFixture<AxeCore>
{
    private const int Phone = 390;

    // WCAG 2.2, 1.4.11, level AA.
    private const double LeastContrastOfControls = 3;

    private static readonly int[] s_widths = [320, Phone, 768, 1440];

    [Fact]
    public async Task Axe_finds_nothing_in_any_state_at_any_width_in_any_colours()
    {
        string axe = axeCore.Require();
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        foreach (PlaygroundState state in PlaygroundState.All)
        {
            state.Enter(playground);
            ((IJavaScriptExecutor)playground.Browser.Driver).ExecuteScript(axe);
            foreach (PageColours colours in PageColours.All)
            {
                playground.Show(colours);
                foreach (int width in s_widths)
                {
                    playground.Resize(width, 900);
                    Assert.True(
                        playground.Browser.Evaluate<int>("document.documentElement.scrollWidth") <= width,
                        $"{state.Name}, {width} pixels: the page is wider.");
                    Assert.Empty(playground.Browser.Call<string[]>(
                        """
                        async label => (await axe.run(document, { iframes: false })).violations
                            .flatMap(({ id, nodes }) => nodes.map(node => `${label}: ${id}: ${node.target}: ${node.failureSummary}`))
                        """,
                        $"{state.Name}, {colours.Name}, {width} pixels"));
                }
            }
        }
    }

    [Fact]
    public async Task What_is_chosen_can_be_told_apart_in_the_systems_colours()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.Show(PageColours.Forced);
        playground.Click("#grid td button");

        AssertDifferent("[name=policy]:checked + span", "[name=policy]:not(:checked) + span");
        AssertDifferent("#grid [aria-pressed=true]", "#grid [aria-pressed=false]");
        AssertDifferent("#rules .match th", "#rules tr:not(.match) th");
        Assert.Equal("decides", playground.Browser.Evaluate<string>(
            "[...document.querySelectorAll('#rules .decides')].filter(e => e.checkVisibility()).map(e => " +
            "e.textContent).join()"));

        void AssertDifferent(string chosen, string other) =>
            Assert.NotEqual(Look(playground, chosen), Look(playground, other));
    }

    [Fact]
    public async Task The_edge_of_each_control_stands_out()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();
        foreach (PageColours colours in new[] { PageColours.Light, PageColours.Dark })
        {
            playground.Show(colours);
            EdgeContrast[] edges = playground.Browser.Evaluate<EdgeContrast[]>(
                $$"""
                [...document.querySelectorAll('input:not([type]), textarea, select, button:not(#grid button, [role=tab]), .code, .choice :checked + span, .file span')]
                    .filter(element => element.checkVisibility())
                    .map(element => ({ control: element.outerHTML, value: ({{Contrast.Function}})(
                        getComputedStyle(element).borderTopColor, ({{Contrast.Ground}})(element.parentElement)) }))
                """);
            Assert.NotEmpty(edges);
            Assert.All(edges, edge => Assert.True(edge.Value >= LeastContrastOfControls, $"{colours.Name}: {edge}"));
        }
    }

    [Fact]
    public async Task Arrow_keys_move_in_the_grid_which_is_one_tab_stop()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        Browser browser = playground.Browser;
        Assert.Equal(1, browser.Evaluate<int>("document.querySelectorAll('#grid [tabindex=\"0\"]').length"));

        browser.Evaluate<object>("document.querySelector('#grid button').focus() ?? null");
        Assert.Equal("0,1", Press(Keys.ArrowRight));
        Assert.Equal("1,1", Press(Keys.ArrowDown));
        Assert.Equal("1,5", Press(Keys.End));
        Assert.Equal("1,5", Press(Keys.ArrowRight));
        Assert.Equal("1,0", Press(Keys.Home));
        Assert.Equal("0,0", Press(Keys.ArrowUp));
        Assert.Equal("0,0", Press(Keys.ArrowUp));
        new Actions(browser.Driver).KeyDown(Keys.Control).SendKeys(Keys.End).KeyUp(Keys.Control).Perform();
        Assert.Equal("4,5", browser.Evaluate<string>(Focus));
        Assert.Equal("3,5", Press(Keys.ArrowUp));

        // Pressed, tried again, left and entered again: the place stays.
        Press(Keys.Enter);
        playground.Click("#again");
        playground.WaitUntilTried();
        Assert.Equal("3,5", browser.Evaluate<string>(Focus));
        Assert.Equal("3,5", browser.Evaluate<string>(PlaceOf("document.querySelector('#grid [aria-pressed=true]')")));
        new Actions(browser.Driver).KeyDown(Keys.Shift).SendKeys(Keys.Tab).KeyUp(Keys.Shift).Perform();
        Assert.Equal("", browser.Evaluate<string>(Focus));
        Assert.Equal("3,5", Press(Keys.Tab));

        string Press(string keys)
        {
            new Actions(browser.Driver).SendKeys(keys).Perform();
            return browser.Evaluate<string>(Focus);
        }
    }

    [Fact]
    public async Task On_a_phone_the_verdict_of_the_chosen_cell_and_the_first_column_stay_in_sight()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.Resize(Phone, 844);
        playground.Browser.Evaluate<object>(
            "(document.querySelector('#grid tr:first-child td:last-child button').scrollIntoView(), null)");
        playground.Click("#grid tbody tr:first-child td:last-child button");

        Assert.StartsWith(
            "DELETE without headers: read by this browser; the policy allows it (Rules[1]).",
            playground.Text("#chosen"));
        Assert.True(IsInSight("#chosen"));
        Assert.True(IsInSight("#grid tbody tr:first-child th"));
        playground.Browser.Evaluate<object>(
            "(document.querySelector('#rules').scrollIntoView(), " +
            "document.querySelector('#rules').parentElement.scrollLeft = 1000, null)");
        Assert.True(IsInSight("#rules tbody tr:first-child th"));

        bool IsInSight(string selector) => playground.Browser.Evaluate<bool>(
            $$"""
            (element => {
                const { left, right, top, bottom } = element.getBoundingClientRect();
                const there = document.elementFromPoint(left + 12, (top + bottom) / 2);
                return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight && element.contains(there);
            })(document.querySelector('{{selector}}'))
            """);
    }

    [Fact]
    public async Task Landmarks_have_different_names_and_a_screen_reader_meets_them_in_the_order_of_use()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        string[] headings = playground.Browser.Evaluate<string[]>(
            "[...document.querySelectorAll('h1, h2')].filter(e => e.checkVisibility()).map(e => e.textContent)");
        string[] landmarks = playground.Browser.Evaluate<string[]>(
            """
            [...document.querySelectorAll('section, [role=region]')]
                .map(e => document.getElementById(e.getAttribute('aria-labelledby'))?.textContent ?? e.ariaLabel)
            """);

        Assert.Equal(["CorsGen playground", .. landmarks], headings);
        Assert.Equal(landmarks.Distinct(), landmarks);
        Assert.Equal(PlaygroundState.Sections, landmarks);
        Assert.Equal(
            landmarks,
            Repository.Read("sample", "README.md").Split('\n')
                .Where(line => line.Length > 0 && char.IsDigit(line[0])).Select(line => line.Split("**")[1]));
    }

    private static string Focus => PlaceOf("document.activeElement");

    private static string PlaceOf(string element) =>
        "(e => e.closest('#grid') ? [e.closest('tr').sectionRowIndex, e.closest('td').cellIndex - 1].join() : " +
        $"'')({element})";

    private static string Look(OpenPlayground playground, string selector) => playground.Browser.Evaluate<string>(
        $$"""
        (style => [style.color, style.backgroundColor, style.borderTop, style.borderBottom].join())(
            getComputedStyle(document.querySelector('{{selector}}')))
        """);

    private sealed record EdgeContrast(string Control, double Value);
}
