namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>
/// A browser that this machine has: the paths of the programs that run it, the first of them its own or its driver's.
/// </summary>
internal sealed record Installation(IReadOnlyList<string> Programs)
{
    // For each program the names that it goes by, and what to install on Debian.
    private static readonly Dictionary<BrowserKind, (string[][] Programs, string Packages)> s_known = new()
    {
        [BrowserKind.Chromium] = (
            [
                ["chromium", "chromium-browser", "google-chrome", "chrome"], ["chromedriver"],
            ], "chromium chromium-driver"),
        [BrowserKind.Firefox] = ([["firefox-esr", "firefox"]], "firefox-esr"),
        [BrowserKind.WebKit] = ([["WebKitWebDriver"], ["Xvfb"]], "webkit2gtk-driver xvfb"),
    };

    /// <summary>What to say where there is none.</summary>
    public static string Missing(BrowserKind kind) =>
        $"The tests in {kind} did not run: it is not installed, or not all of it. On Debian: apt-get install " +
        $"{s_known[kind].Packages}";

    /// <summary>What was found; null for nothing, or not all of it.</summary>
    public static Installation? Find(BrowserKind kind)
    {
        string?[] programs = [.. s_known[kind].Programs.Select(Find)];
        return programs.Contains(null) ? null : new Installation(programs!);
    }

    /// <summary>What was found. Where nothing was, the test that asks is skipped; in CI it fails.</summary>
    public static Installation Require(BrowserKind kind = BrowserKind.Chromium)
    {
        Installation? found = Find(kind);
        Assert.SkipWhen(found is null && Environment.GetEnvironmentVariable("CI") != "true", Missing(kind));
        Assert.True(found is not null, Missing(kind));
        return found;
    }

    private static string? Find(string[] names) => (
        from name in names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        let path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
        where File.Exists(path)
        select path).FirstOrDefault();
}
