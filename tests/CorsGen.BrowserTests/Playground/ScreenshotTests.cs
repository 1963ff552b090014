namespace CorsGen.BrowserTests.Playground;

/// <summary>
/// The sample's page as it looks. With <c>CORSGEN_SCREENSHOTS=docs</c>, a folder of the repository, these tests write
/// the pictures of the README; the sample then runs on its usual ports.
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

    // A wildcard that lets strangers in, which the page warns of.
    private const string Policy = """
        [
          {
            "ID": "team",
            "AllowedOrigins": ["https://app.example.com", "https://*example.com"],
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["Content-Type", "Authorization"],
            "ExposeHeaders": ["ETag"]
          },
          {
            "ID": "local development",
            "AllowedOrigins": ["http://localhost:5173"],
            "AllowedMethods": ["GET", "PUT", "POST", "DELETE"],
            "AllowedHeaders": ["*"],
            "MaxAgeSeconds": 600
          }
        ]
        """;

    private static readonly string? s_folder =
        Environment.GetEnvironmentVariable("CORSGEN_SCREENSHOTS") is { Length: > 0 } folder
            ? Repository.PathOf(folder)
            : null;

    [Fact]
    public async Task Both_colour_schemes_can_be_read_at_every_width()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync(onUsualPorts: s_folder is not null);
        Browser browser = playground.Browser;
        playground.OpenOwn();
        playground.Paste($"`{Policy}`");
        playground.Type("#origin", "https://evilexample.com");
        playground.Type("#headers", "content-type: application/json");
        playground.WaitForText("#decision .reason", "Rules[0] (team) is the first rule that allows the request");
        playground.WaitUntilTried();
        browser.Evaluate<object>(
            "(document.activeElement.blur(), document.documentElement.style.scrollbarWidth = 'none', null)");

        double light = Look(PageColours.Light, "");
        double dark = Look(PageColours.Dark, "-dark");
        Assert.True(light > 0.8 && dark < 0.2, $"The ground has the brightness {light} in light, {dark} in dark.");

        double Look(PageColours colours, string suffix)
        {
            playground.Show(colours);
            foreach (int width in new[] { 360, 768, Width })
            {
                playground.Resize(width, 900);
                Assert.True(
                    browser.Evaluate<int>("document.documentElement.scrollWidth") <= width,
                    $"At {width} pixels the page is wider.");
                Assert.All(
                    browser.Evaluate<TextContrast[]>(Contrasts),
                    text => Assert.True(text.Value >= LeastContrast, $"{colours.Name}: {text}"));
            }

            TakePicture("body", "#ask", "playground" + suffix);
            TakePicture("#exchange", "#trial", "playground-browser" + suffix);
            return browser.Evaluate<double>(
                """
                (([r, g, b]) => (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255)(
                    getComputedStyle(document.body).backgroundColor.match(/\d+/g))
                """);
        }

        // From the top of one part of the page to the bottom of another, with some of the page around them.
        void TakePicture(string first, string last, string name)
        {
            const int Margin = 20;
            playground.Resize(Width, 900);
            int[] edges = browser.Evaluate<int[]>(
                $$"""
                [
                    document.querySelector('{{first}}').getBoundingClientRect().top,
                    document.querySelector('{{last}}').closest('section').getBoundingClientRect().bottom,
                ].map(edge => Math.round(edge + scrollY))
                """);
            int top = Math.Max(0, edges[0] - Margin);
            playground.Resize(Width, edges[1] + Margin - top);
            browser.Evaluate<object>($"(scrollTo(0, {top}), null)");
            byte[] picture = browser.TakePicture();
            Assert.InRange(picture.Length, 20_000, MostBytes);
            if (s_folder is not null)
            {
                File.WriteAllBytes(Path.Combine(s_folder, name + ".png"), picture);
            }
        }
    }

    private sealed record TextContrast(string Text, double Value);
}
