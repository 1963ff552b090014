namespace CorsGen.BrowserTests.Playground;

/// <summary>
/// The sample's page as it looks. With <c>CORSGEN_SCREENSHOTS=docs</c>, a folder of the repository, these tests write the
/// pictures of the README; the sample then runs on its usual ports.
/// </summary>
public class ScreenshotTests
{
    private const int Width = 1280;
    private const int MostBytes = 400_000;

    // WCAG 2.2, 1.4.3, level AA.
    private const double LeastContrast = 4.5;

    // Each visible text, and how it stands out from what is behind it.
    private const string Contrasts = $$"""
        [...document.body.querySelectorAll('*')]
            .filter(element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
            .filter(element => element.checkVisibility() && element.getBoundingClientRect().width > 1)
            .map(element => ({ text: element.textContent, value: ({{Contrast.Function}})(
                getComputedStyle(element).color, ({{Contrast.Ground}})(element)) }))
        """;

    private static readonly string? s_folder =
        Environment.GetEnvironmentVariable("CORSGEN_SCREENSHOTS") is { Length: > 0 } folder ? Repository.PathOf(folder) : null;

    [Fact]
    public async Task Both_colour_schemes_can_be_read_at_every_width()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync(onUsualPorts: s_folder is not null);
        Browser browser = playground.Browser;

        double light = Look(PageColours.Light, "playground.png");
        double dark = Look(PageColours.Dark, "playground-dark.png");
        Assert.True(light > 0.8 && dark < 0.2, $"The ground has the brightness {light} in light, {dark} in dark.");

        double Look(PageColours colours, string file)
        {
            playground.Show(colours);
            foreach (int width in new[] { 360, 768, Width })
            {
                playground.Resize(width, 900);
                Assert.True(browser.Evaluate<int>("document.documentElement.scrollWidth") <= width, $"At {width} pixels the page is wider.");
                Assert.All(browser.Evaluate<TextContrast[]>(Contrasts), text => Assert.True(text.Value >= LeastContrast, $"{colours.Name}: {text}"));
            }

            playground.Resize(Width, browser.Evaluate<int>("document.body.offsetHeight"));
            byte[] picture = browser.TakePicture();
            Assert.InRange(picture.Length, 20_000, MostBytes);
            if (s_folder is not null)
            {
                File.WriteAllBytes(Path.Combine(s_folder, file), picture);
            }

            return browser.Evaluate<double>("(([r, g, b]) => (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255)(getComputedStyle(document.body).backgroundColor.match(/\\d+/g))");
        }
    }

    private sealed record TextContrast(string Text, double Value);
}
