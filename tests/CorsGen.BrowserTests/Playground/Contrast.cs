namespace CorsGen.BrowserTests.Playground;

/// <summary>How colours stand out from each other, by WCAG 2.2: functions for the page.</summary>
internal static class Contrast
{
    /// <summary>The contrast of two colours: from 1, the same, to 21.</summary>
    public const string Function = """
        (...colours) => {
            const [low, high] = colours.map(colour => colour.match(/[\d.]+/g).map(Number).slice(0, 3)
                .map(c => c / 255)
                .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0)).sort((a, b) => a - b);
            return (high + 0.05) / (low + 0.05);
        }
        """;

    /// <summary>The colour behind an element's text.</summary>
    public const string Ground = """
        function ground(element) {
            const colour = getComputedStyle(element).backgroundColor;
            return colour.match(/[\d.]+/g)[3] === '0' ? ground(element.parentElement) : colour;
        }
        """;
}
