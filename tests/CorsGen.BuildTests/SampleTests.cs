using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using CorsGen.BuildTests.Infrastructure;

namespace CorsGen.BuildTests;

/// <summary>The sample as a reader tries it, in a copy: its own project file, with full paths.</summary>
public class SampleTests
{
    private const string Listening = "Now listening on: ";

    // What it is built from is there, and other tests use it.
    private static readonly string[] s_buildArguments =
        ["CorsGen.Sample.csproj", "--no-dependencies", "-c", BuildUnderTest.Configuration];

    [Fact]
    public async Task The_sample_builds_without_a_warning_and_answers()
    {
        using BuildProject sample = CopySample();
        Assert.Empty((await sample.Build(s_buildArguments)).Succeeded().Heads);

        using DotnetProcess process = sample.Start("-c", BuildUnderTest.Configuration, "--", "--urls", "http://127.0.0.1:0");
        IReadOnlyList<string> output = await process.ReadUntil(Listening);
        string address = output[^1][(output[^1].IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..];

        // Decisions of both policies.
        Assert.Contains("cors.json: 3 rule(s)", output);
        Assert.Contains("uploads.cors.json: 1 rule(s)", output);
        Assert.Equal(2, output.Count(line => line.Contains("PUT from https://app.example.com with authorization", StringComparison.Ordinal)));

        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };
        JsonElement allowed = await Evaluate("origin=https://app.example.com&method=PUT&headers=content-type");
        Assert.True(allowed.GetProperty("isAllowed").GetBoolean());
        Assert.Equal("editors", allowed.GetProperty("ruleId").GetString());
        JsonElement denied = await Evaluate("origin=https://evil.example&method=PUT");
        Assert.False(denied.GetProperty("isAllowed").GetBoolean());
        Assert.Equal("Method", denied.GetProperty("denial").GetString());

        async Task<JsonElement> Evaluate(string query) => JsonDocument.Parse(
            await client.GetStringAsync(new Uri("/evaluate?" + query, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
    }

    [Fact]
    public async Task A_rule_of_the_sample_that_is_broken_stops_the_build_at_its_place()
    {
        using BuildProject sample = CopySample();
        string[] lines = await File.ReadAllLinesAsync(sample.PathOf("cors.json"), TestContext.Current.CancellationToken);
        int line = Array.FindIndex(lines, text => text.Contains("\"DELETE\"", StringComparison.Ordinal));
        int column = lines[line].IndexOf("DELETE", StringComparison.Ordinal);
        lines[line] = lines[line].Replace("DELETE", "delete");
        sample.Write("cors.json", string.Join('\n', lines));

        BuildOutput build = await sample.Build([.. s_buildArguments, "-p:ErrorEndLocation=true"]);

        Assert.Equal(
            [$"cors.json({line + 1},{column + 1},{line + 1},{column + 1 + "delete".Length}): error CORS005"],
            build.Failed().Heads);
    }

    private static BuildProject CopySample()
    {
        var copy = new BuildProject();
        string root = BuildUnderTest.RepositoryRoot;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(root, "sample")))
        {
            copy.Write(Path.GetFileName(file), File.ReadAllText(file).Replace("=\"../", $"=\"{root}"));
        }

        // The settings that hold in the repository; the sample imports all else by itself.
        copy.Write("Directory.Build.props", File.ReadAllText(Path.Combine(root, "Directory.Build.props")));
        copy.Write("Directory.Build.targets", "<Project />");
        return copy;
    }
}
