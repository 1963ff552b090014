using CorsGen.Testing.Npm;

namespace CorsGen.BrowserTests.S3;

/// <summary>
/// <c>sdk.mjs</c> and Amazon's SDK for JavaScript, which npm installs, in one script for a page.
/// </summary>
public sealed class SdkBundle
{
    private const string Script = "sdk.mjs";

    private readonly NpmPackages _packages = new(
        "The tests with Amazon's SDK for JavaScript did not run: they need the SDK, which is installed by",
        "tests", "CorsGen.BrowserTests", "S3");

    private readonly Lazy<string> _text;

    public SdkBundle() => _text = new(() => _packages.Run(
        "",
        Path.Combine("node_modules", "esbuild", "bin", "esbuild"),
        Script, "--bundle", "--minify", "--platform=browser", "--format=iife", "--global-name=sdk"));

    /// <summary>Declares <c>sdk</c>. Where it can't be had, the test that asks is skipped; in CI it fails.</summary>
    internal string Text => _text.Value;
}
