using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Tasks;

namespace CorsGen.BuildTests;

/// <summary>The sample as a reader tries it, in a copy: its own project file, with full paths.</summary>
public class SampleTests
{
    private const string ApiLine = "The API:  ";
    private const string PageLine = "The page: ";

    // What it is built from is there, and other tests use it.
    private static readonly string[] s_buildArguments =
        ["CorsGen.Sample.csproj", "--no-dependencies", "-c", BuildUnderTest.Configuration];

    [Fact]
    public async Task The_sample_builds_without_a_warning_and_answers()
    {
        using BuildProject sample = CopySample();
        Assert.Empty((await sample.Build(s_buildArguments)).Succeeded().Heads);

        using DotnetProcess process = sample.Start(
            "-c", BuildUnderTest.Configuration, "--", "--urls", "http://127.0.0.1:0", "--page", "http://127.0.0.1:0");
        IReadOnlyList<string> output = await process.ReadUntil(PageLine);
        Assert.Contains("cors.json: 3 rule(s)", output);
        Assert.Contains("uploads.cors.json: 1 rule(s)", output);

        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        string api = AddressIn(ApiLine);
        Assert.Contains(
            "<title>CorsGen playground</title>",
            await client.GetStringAsync(AddressIn(PageLine), TestContext.Current.CancellationToken));
        JsonElement allowed = await Evaluate("origin=https://app.example.com&method=PUT&headers=content-type");
        Assert.True(allowed.GetProperty("isAllowed").GetBoolean());
        Assert.Equal("Rules[0] (editors)", allowed.GetProperty("rule").GetString());
        JsonElement denied = await Evaluate("origin=https://evil.example&method=PUT");
        Assert.False(denied.GetProperty("isAllowed").GetBoolean());
        Assert.Equal("Method", denied.GetProperty("denial").GetString());

        async Task<JsonElement> Evaluate(string query) => JsonDocument.Parse(
            await client.GetStringAsync($"{api}/evaluate?{query}", TestContext.Current.CancellationToken)).RootElement;

        string AddressIn(string start) =>
            output.Single(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..].Split(' ')[0];
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_the_switch_that_chooses_another()
    {
        using BuildProject sample = CopySample();
        (await sample.Build(s_buildArguments)).Succeeded();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        foreach ((string takes, string other) in ((string, string)[])[("--urls", "--page"), ("--page", "--urls")])
        {
            BuildOutput run = await sample.Run(
                "-c", BuildUnderTest.Configuration, "--", takes, address, other, "http://127.0.0.1:0");

            Assert.Equal(
                [
                    $"Failed to bind to address {address}: address already in use. "
                        + "End what uses it, or choose another port:",
                    $"dotnet run --project sample -- {takes} http://localhost:5050",
                ],
                run.Failed().Lines);
        }
    }

    [Fact]
    public async Task A_rule_of_the_sample_that_is_broken_stops_the_build_at_its_place()
    {
        using BuildProject sample = CopySample();
        string[] lines =
            await File.ReadAllLinesAsync(sample.PathOf("cors.json"), TestContext.Current.CancellationToken);
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
        string root = Repository.Root;
        string folder = Path.Combine(root, "sample");
        IEnumerable<string> files = Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateFiles(Path.Combine(folder, "Playground"), "*", SearchOption.AllDirectories));
        foreach (string file in files)
        {
            copy.Write(Path.GetRelativePath(folder, file), File.ReadAllText(file).Replace("=\"../", $"=\"{root}"));
        }

        // The settings that hold in the repository; the sample imports all else by itself.
        copy.Write("Directory.Build.props", File.ReadAllText(Path.Combine(root, "Directory.Build.props")));
        copy.Write("Directory.Build.targets", "<Project />");
        return copy;
    }
}
