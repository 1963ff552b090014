namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>The Chromium that this machine has, and the driver that goes with it.</summary>
internal sealed record Installation(string Browser, string Driver)
{
    private const string Missing =
        "The browser tests did not run: there is no Chromium with its driver. On Debian: apt-get install chromium chromium-driver";

    private static readonly Installation? s_found =
        Find("chromium", "chromium-browser", "google-chrome", "chrome") is { } browser && Find("chromedriver") is { } driver
            ? new Installation(browser, driver)
            : null;

    /// <summary>What is installed. Where nothing is, the test that asks is skipped; in CI it fails.</summary>
    public static Installation Require()
    {
        Assert.SkipWhen(s_found is null && Environment.GetEnvironmentVariable("CI") != "true", Missing);
        Assert.True(s_found is not null, Missing);
        return s_found;
    }

    private static string? Find(params string[] names) => (
        from name in names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        let path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
        where File.Exists(path)
        select path).FirstOrDefault();
}
