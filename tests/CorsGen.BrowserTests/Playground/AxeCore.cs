using System.Diagnostics;

[assembly: AssemblyFixture(typeof(CorsGen.BrowserTests.Playground.MissingNpmNotice))]

namespace CorsGen.BrowserTests.Playground;

/// <summary>axe-core, which finds what makes a page hard to use, as npm installs it beside the tests.</summary>
internal static class AxeCore
{
    private const string Version = "4.14.1";

    private static readonly Lazy<string?> s_script = new(Install);

    /// <summary>Why there is none; null if there is.</summary>
    public static string? Missing => s_script.Value is null
        ? "The accessibility tests did not run: npm, which installs axe-core, is missing or failed. On Debian: " +
            "apt-get install npm"
        : null;

    /// <summary>The script. Where it can't be had, the test that asks is skipped; in CI it fails.</summary>
    public static string Require()
    {
        Assert.SkipWhen(Missing is not null && Environment.GetEnvironmentVariable("CI") != "true", Missing ?? "");
        Assert.True(Missing is null, Missing);
        return s_script.Value!;
    }

    private static string? Install()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "axe-core-" + Version);
        string script = Path.Combine(folder, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(script) && Npm() is { } npm)
        {
            Directory.CreateDirectory(folder);
            string[] arguments =
            [
                "install", "--prefix", folder, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund",
                "axe-core@" + Version,
            ];
            using Process process = Process.Start(new ProcessStartInfo(npm, arguments) { WorkingDirectory = folder })!;
            process.WaitForExit();
        }

        return File.Exists(script) ? File.ReadAllText(script) : null;
    }

    private static string? Npm() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm"))
        .FirstOrDefault(File.Exists);
}

/// <summary>
/// Says once, in the output of <c>dotnet test</c>, that there is no npm: runners don't print why a test is skipped.
/// </summary>
public sealed class MissingNpmNotice
{
    public MissingNpmNotice()
    {
        if (AxeCore.Missing is { } missing)
        {
            TestContext.Current.SendDiagnosticMessage(missing);
        }
    }
}
