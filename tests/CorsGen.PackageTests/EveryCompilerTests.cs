using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using CorsGen.PackageTests.Infrastructure;

namespace CorsGen.PackageTests;

/// <summary>
/// The generator and the analyzer of the package, under the oldest Roslyn that they run on, the newest, and some
/// between.
/// </summary>
public partial class EveryCompilerTests(Packages packages)
{
    [Fact]
    public void Every_compiler_generates_and_says_the_same()
    {
        string[] versions = BuildUnderTest.Read("TestedRoslyns").Split(';');
        Func<string, string, string, string, string>[] compilers = [.. versions.Select(Load)];
        (string Path, string Text)[] documents = [.. Documents()];
        Assert.True(documents.Length > 50, $"There are {documents.Length} documents.");

        var said = new SortedSet<string>(StringComparer.Ordinal);
        int policies = 0;
        foreach ((string path, string text) in documents)
        {
            foreach ((string profile, string language) in ((string, string)[])[
                ("S3", "latest"), ("Web", "8"), ("S3", "7.3"),
            ])
            {
                string expected = compilers[0](path, text, profile, language);
                for (int i = 1; i < compilers.Length; i++)
                {
                    // Not Assert.Equal, which would look for the place in megabytes.
                    string actual = compilers[i](path, text, profile, language);
                    Assert.True(
                        actual == expected,
                        $"{versions[i]} and {versions[0]} differ on this, in profile {profile} and C# " +
                        $"{language}:\n{text}\n\n{actual}\n\n{expected}");
                }

                // Without warnings of the compiler about generated code.
                Assert.DoesNotMatch(CompilerMessage(), expected);
                said.UnionWith(Codes().Matches(expected).Select(match => match.Value));
                if (expected.Contains("Policy.g.cs", StringComparison.Ordinal))
                {
                    policies++;
                    Assert.Contains(
                        $"GeneratedCode(\"CorsGen.Generator\", \"{packages.CorsGen.Version}\")",
                        expected,
                        StringComparison.Ordinal);
                }
            }
        }

        Assert.True(policies > 50, $"There are {policies} policies.");
        Assert.Equal(
            [
                "CORS001", "CORS002", "CORS003", "CORS004", "CORS005", "CORS006", "CORS007", "CORS008", "CORS009",
                "CORS010", "CORS011",
                "CORS013", "CORS014",
                "CORS101", "CORS102", "CORS103", "CORS104", "CORS105", "CORS106", "CORS107", "CORS108", "CORS109",
                "CORS110", "CORS111",
                "CORS112", "CORS113", "CORS115", "CORS116", "CORS117", "CORS118", "CORS119",
            ],
            said);
    }

    /// <summary>
    /// The sample's policies, all examples of the documentation, and what is too large for an example.
    /// </summary>
    private static IEnumerable<(string Path, string Text)> Documents()
    {
        foreach (string file in Directory.EnumerateFiles(Repository.PathOf("sample"), "*cors.json")
            .Order(StringComparer.Ordinal))
        {
            yield return ("/app/" + Path.GetFileName(file), File.ReadAllText(file));
        }

        string pages = Repository.PathOf("docs", "diagnostics");
        foreach (string page in Directory.EnumerateFiles(pages, "*.md").Order(StringComparer.Ordinal))
        {
            foreach (Match block in Blocks().Matches(File.ReadAllText(page).ReplaceLineEndings("\n")))
            {
                yield return ("/app/cors." + block.Groups["language"].Value, block.Groups["text"].Value);
            }
        }

        string origins = string.Join(
            ", ",
            Enumerable.Range(0, 1000)
                .Select(i => $"\"https://tenant{i}.example.com\", \"https://*.tenant{i}.example.com\""));
        yield return ("/app/cors.json", $$"""[{ "AllowedOrigins": [{{origins}}], "AllowedMethods": ["GET"] }]""");
        string rules = string.Join(
            ", ",
            Enumerable.Range(0, 101)
                .Select(
                    i => $$"""{ "AllowedOrigins": ["https://tenant{{i}}.example.com"], "AllowedMethods": ["GET"] }"""));
        yield return ("/app/cors.json", $"[{rules}]");
    }

    private Func<string, string, string, string, string> Load(string version)
    {
        var context = new CompilerContext(version);
        Type type = context.LoadFromAssemblyPath(BuildUnderTest.Read("CompilerHost")).GetType(
            "CorsGen.CompilerHost.Compiler", throwOnError: true)!;
        using var generator = new MemoryStream(packages.CorsGen.Entries["analyzers/dotnet/cs/CorsGen.Generator.dll"]);
        object compiler = Activator.CreateInstance(
            type, context.LoadFromStream(generator), packages.CorsGen.Entries["lib/net8.0/CorsGen.dll"])!;
        Assert.Equal(version + ".0", type.GetProperty("Version")!.GetValue(compiler));
        return type.GetMethod("Describe")!.CreateDelegate<Func<string, string, string, string, string>>(compiler);
    }

    [GeneratedRegex(@"\bCORS\d{3}(?=: )")]
    private static partial Regex Codes();

    [GeneratedRegex("^compiler ", RegexOptions.Multiline)]
    private static partial Regex CompilerMessage();

    [GeneratedRegex(
        @"^```(?<language>json|xml)\n(?<text>(\[|\{|<CORS).*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    /// <summary>One Roslyn, and what is loaded beside it; the rest is shared.</summary>
    private sealed class CompilerContext(string version) : AssemblyLoadContext(version)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name == "CorsGen.Testing")
            {
                return LoadFromAssemblyPath(Path.Combine(
                    Path.GetDirectoryName(BuildUnderTest.Read("CompilerHost"))!, "CorsGen.Testing.dll"));
            }

            string? package = assemblyName.Name switch
            {
                "Microsoft.CodeAnalysis" => "microsoft.codeanalysis.common",
                "Microsoft.CodeAnalysis.CSharp" => "microsoft.codeanalysis.csharp",
                _ => null,
            };
            return package is null ? null : LoadFromAssemblyPath(
                Path.Combine(
                    BuildUnderTest.Read("PackageFolder"),
                    package,
                    Name!,
                    "lib",
                    "netstandard2.0",
                    assemblyName.Name + ".dll"));
        }
    }
}
