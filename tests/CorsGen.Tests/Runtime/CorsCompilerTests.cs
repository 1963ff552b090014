using System;
using System.IO;
using System.Linq;
using System.Text;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Runtime;

/// <summary>The public surface: what is found, what is returned, and what is thrown.</summary>
public class CorsCompilerTests
{
    private const string Good = """[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"] }]""";
    private const string Wrong =
        """[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["get"], "MaxAgeSeconds": -1 }]""";

    [Fact]
    public void A_text_becomes_a_policy()
    {
        CorsCompilation compilation = CorsCompiler.Compile(Good);
        Assert.False(compilation.HasErrors);
        Assert.Empty(compilation.Findings);
        Assert.Same(compilation.Policy, compilation.GetPolicy());
        Assert.True(compilation.Policy!.Evaluate("https://app.example", "GET").AllowCredentials);
        Assert.Equal(CorsDenial.Method, compilation.Policy.Evaluate("https://app.example", "PUT").Denial);
    }

    [Fact]
    public void Errors_are_found_at_their_places_and_there_is_no_policy()
    {
        CorsCompilation compilation =
            CorsCompiler.Compile("\n" + Wrong, new CorsCompilerOptions { FileName = "/etc/acme.cors.json" });
        Assert.True(compilation.HasErrors);
        Assert.Null(compilation.Policy);
        Assert.Equal(["CORS005", "CORS008"], compilation.Findings.Select(finding => finding.Id));

        CorsFinding finding = compilation.Findings[0];
        Assert.Equal("get", ("\n" + Wrong).Substring(finding.Start, finding.Length));
        Assert.Equal((2, finding.Start), (finding.Line, finding.Column));
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Null(finding.Path);
        Assert.EndsWith("/CORS005.md", finding.HelpLink, StringComparison.Ordinal);
        Assert.Equal($"acme.cors.json(2,{finding.Column}): error CORS005: {finding.Message}", finding.ToString());

        CorsCompilationException exception = Assert.Throws<CorsCompilationException>(compilation.GetPolicy);
        Assert.Equal(compilation.Findings, exception.Errors);
        Assert.Equal(
            $"The CORS configuration has errors:\n{string.Join('\n', compilation.Findings)}", exception.Message);
    }

    [Fact]
    public void One_error_is_told_as_one_under_the_name_of_every_file()
    {
        CorsCompilationException exception = Assert.Throws<CorsCompilationException>(
            () => CorsCompiler.Compile("[]").GetPolicy());
        Assert.Equal(
            $"The CORS configuration has an error:\n{Assert.Single(exception.Errors)}", exception.Message);
        Assert.StartsWith("cors.json(1,1): error CORS", $"{exception.Errors[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_is_found_and_can_be_silenced()
    {
        string text = Good.Replace("https://app", "http://app", StringComparison.Ordinal);
        CorsFinding advice = Assert.Single(CorsCompiler.Compile(text).Findings);
        Assert.Equal(("CORS104", FindingSeverity.Warning), (advice.Id, advice.Severity));
        Assert.Empty(CorsCompiler.Compile(text, new CorsCompilerOptions { NoWarn = ["cors104"] }).Findings);
        Assert.NotEmpty(CorsCompiler.Compile(Wrong, new CorsCompilerOptions { NoWarn = ["CORS005"] }).Findings);
    }

    [Fact]
    public void The_profile_is_that_of_the_options()
    {
        string text = Good.Replace("GET", "PATCH", StringComparison.Ordinal);
        Assert.True(CorsCompiler.Compile(text).HasErrors);
        ICorsPolicy policy =
            CorsCompiler.Compile(text, new CorsCompilerOptions { Profile = CorsProfile.Web }).GetPolicy();
        CorsResult result = policy.Evaluate("https://app.example", "PATCH");
        Assert.True(result.IsAllowed);
        Assert.False(result.AllowCredentials);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("<")]
    [InlineData("{\"CORSRules\":")]
    [InlineData("\uD800")]
    public void Whatever_the_text_nothing_is_thrown(string text)
    {
        CorsCompilation compilation = CorsCompiler.Compile(text);
        Assert.True(compilation.HasErrors);
        Assert.NotEmpty(compilation.Findings);
    }

    [Theory]
    [InlineData(Good)]
    [InlineData(Wrong)]
    public void The_class_is_the_one_that_a_build_generates(string text)
    {
        var project = new TestProject
        {
            Files = [new TestFile("/app/user-content.cors.json", text)],
            RootNamespace = "",
        };
        Assert.Equal(
            project.Generate().Source,
            CorsCompiler.Compile(text, new CorsCompilerOptions { FileName = "user-content.cors.json" }).ToCSharp());
    }

    [Theory]
    [InlineData("settings")]
    [InlineData("")]
    [InlineData("1.txt")]
    [InlineData("/")]
    public void Any_name_will_do(string fileName)
    {
        CorsCompilation compilation = CorsCompiler.Compile(Good, new CorsCompilerOptions { FileName = fileName });
        Assert.NotNull(compilation.Policy);
        Assert.Contains("class CorsPolicy :", compilation.ToCSharp(), StringComparison.Ordinal);
    }

    /// <summary>
    /// Ten thousand policies don't need ten thousand copies of GET, and equal strings are compared fastest.
    /// </summary>
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("QUERY")]
    public void Usual_methods_are_strings_that_all_policies_share(string method)
    {
        ICorsPolicy policy = CorsCompiler.Compile(
            Good.Replace("GET", method, StringComparison.Ordinal),
            new CorsCompilerOptions { Profile = CorsProfile.Web }).GetPolicy();
        Assert.Same(string.Intern(method), policy.Rules[0].AllowedMethods[0]);
    }

    [Fact]
    public void A_file_is_loaded()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "acme.cors.json");
        File.WriteAllText(path, Good);
        Assert.True(CorsCompiler.Load(path).Evaluate("https://app.example", "GET").IsAllowed);

        File.WriteAllText(path, Wrong);
        Assert.Contains(
            "acme.cors.json(1,",
            Assert.Throws<CorsCompilationException>(() => CorsCompiler.Load(path)).Message,
            StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        Assert.Throws<DirectoryNotFoundException>(() => CorsCompiler.Load(path));
    }

    [Fact]
    public void What_is_no_file_of_text_says_so()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string path = Path.Combine(folder, "acme.cors.json");
        string german = Good.Replace("https://app.example", "https://b\u00FCcher.example", StringComparison.Ordinal);

        Assert.Equal(
            $"'{folder}' is a folder; give the path of a file.",
            Assert.Throws<IOException>(() => CorsCompiler.Load(folder)).Message);

        File.WriteAllText(path, german, Encoding.Latin1);
        Assert.Equal(
            $"'{path}' has characters that aren't UTF-8, and would be lost; save it as UTF-8.",
            Assert.Throws<IOException>(() => CorsCompiler.Load(path)).Message);

        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            File.WriteAllText(path, german, encoding);
            Assert.Contains("https://b\u00FCcher.example", CorsCompiler.Load(path).Rules[0].AllowedOrigins);
        }

        File.WriteAllBytes(path, [0, 159, 146, 150, 0, 1, 2, 255, 254]);
        Assert.Contains("CORS001", Assert.Throws<CorsCompilationException>(() => CorsCompiler.Load(path)).Message);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Null_is_an_argument_exception()
    {
        Assert.Throws<ArgumentNullException>("text", () => CorsCompiler.Compile((string)null!));
        Assert.Throws<ArgumentNullException>("rules", () => CorsCompiler.Compile((CorsRule[])null!));
        Assert.Throws<ArgumentNullException>("path", () => CorsCompiler.Load(null!));
        Assert.Throws<ArgumentNullException>("value", () => new CorsCompilerOptions { FileName = null! });
        Assert.Throws<ArgumentNullException>("value", () => new CorsCompilerOptions { NoWarn = null! });
    }
}
