using CorsGen.Testing.Npm;

namespace CorsGen.BrowserTests.Playground;

/// <summary>axe-core, which finds what makes a page hard to use.</summary>
public sealed class AxeCore
{
    private readonly NpmPackages _packages = new(
        "The accessibility tests did not run: they need axe-core, which is installed by",
        "tests", "CorsGen.BrowserTests", "Playground", "Axe");

    /// <summary>The script. Where it can't be had, the test that asks is skipped; in CI it fails.</summary>
    internal string Require() =>
        File.ReadAllText(Path.Combine(_packages.Require(), "node_modules", "axe-core", "axe.min.js"));
}
