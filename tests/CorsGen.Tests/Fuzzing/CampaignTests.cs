using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CorsGen.Fuzzing.Engine;
using CorsGen.Tests.Tool;

namespace CorsGen.Tests.Fuzzing;

/// <summary>Fuzzing finds what fails, makes it short, and keeps it.</summary>
public sealed class CampaignTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_input_that_no_seed_has_is_found_made_short_and_kept()
    {
        var target = new PlantedTarget(input => FuzzException.Unless(
            !input.Contains("PUT,PUT", StringComparison.Ordinal), "No method is listed twice", () => "PUT"));

        FuzzFinding finding = Find(target, "[ GET,PUT ] // and more", "{ \"a\": [ PUT,HEAD ] }");

        Assert.Equal("PUT,PUT", finding.Input);
        Assert.Equal("No method is listed twice", finding.Cause);
        Assert.Equal([finding.Input], new InputFolder(_folder.Path).Read().Select(file => file.Input));
    }

    [Fact]
    public void What_is_thrown_anywhere_is_a_finding_and_each_cause_is_reported_once()
    {
        var target = new PlantedTarget(input =>
        {
            _ = input.Contains('a') ? throw new InvalidOperationException(input) : 0;
            _ = input.Contains('b') ? throw new FormatException(input) : 0;
        });
        Campaign campaign = Start(target, "xxaxx", "xxxax", "xbx");

        FuzzFinding[] findings = Steps(campaign, 300);

        Assert.Equal(["a", "b"], findings.Select(finding => finding.Input));
        Assert.Equal(
            [nameof(InvalidOperationException), nameof(FormatException)],
            findings.Select(finding => finding.Cause.Split(' ')[0]));
        Assert.Equal(2, campaign.Failures);
        Assert.Equal(300, campaign.Inputs);
    }

    [Fact]
    public void The_same_seed_tries_the_same_inputs()
    {
        string[][] runs =
        [
            .. Enumerable.Range(0, 2).Select(_ =>
            {
                var inputs = new List<string>();
                Steps(Start(new PlantedTarget(inputs.Add), "[ \"GET\", 1 ]", "<a>b</a>"), 500);
                return inputs.ToArray();
            }),
        ];

        Assert.Equal(runs[0], runs[1]);
        Assert.InRange(runs[0].Distinct().Count(), 400, 500);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\r\n\"\u00e9\u2028\0")]
    [InlineData("\ufeff[]")]
    [InlineData("a\ud800b")]
    [InlineData("\udc00")]
    public void Every_text_can_be_kept(string input)
    {
        var folder = new InputFolder(_folder.Path);

        string path = folder.Write("found", input);

        Assert.True(File.Exists(path), path);
        Assert.Equal(input, Assert.Single(folder.Read()).Input);
    }

    private FuzzFinding Find(IFuzzTarget target, params string[] seeds)
    {
        Campaign campaign = Start(target, seeds);
        for (int i = 0; i < 100_000; i++)
        {
            if (campaign.Step() is { } finding)
            {
                return finding;
            }
        }

        Assert.Fail("Nothing was found.");
        return null;
    }

    private Campaign Start(IFuzzTarget target, params string[] seeds) =>
        new(target, new Random(1), seeds, new InputFolder(_folder.Path));

    private static FuzzFinding[] Steps(Campaign campaign, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => campaign.Step()).OfType<FuzzFinding>()];

    private sealed class PlantedTarget(Action<string> check) : IFuzzTarget
    {
        public string Name => "planted";

        public void Check(string input) => check(input);
    }
}
