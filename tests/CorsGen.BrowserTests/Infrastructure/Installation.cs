namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>The Chromium that this machine has, and the driver that goes with it.</summary>
internal sealed record Installation(string Browser, string Driver)
{
    /// <summary>What to say where there is none.</summary>
    public const string Missing =
        "The browser tests did not run: there is no Chromium with its driver. On Debian: apt-get install chromium chromium-driver";

    /// <summary>What was found; null for nothing.</summary>
    public static Installation? Found { get; } =
        Find("chromium", "chromium-browser", "google-chrome", "chrome") is { } browser && Find("chromedriver") is { } driver
            ? new Installation(browser, driver)
            : null;

    /// <summary>What was found. Where nothing was, the test that asks is skipped; in CI it fails.</summary>
    public static Installation Require()
    {
        Assert.SkipWhen(Found is null && Environment.GetEnvironmentVariable("CI") != "true", Missing);
        Assert.True(Found is not null, Missing);
        return Found;
    }

    private static string? Find(params string[] names) => (
        from name in names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        let path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
        where File.Exists(path)
        select path).FirstOrDefault();
}
