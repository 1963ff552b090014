using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes;
using CorsGen.Tests.Advice;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;
using CorsGen.Tests.Schema;

namespace CorsGen.Tests.Proposals;

/// <summary>
/// What a message proposes holds. Applied to the file by its words alone, the finding is gone, nothing new is found,
/// and what the author meant is answered as meant.
/// </summary>
public sealed partial class ProposalTests(ITestOutputHelper output)
{
    /// <summary>What no file proposes anything for: the text of a project, or what only the author knows.</summary>
    private static readonly Dictionary<string, string> s_withoutProposal = new()
    {
        ["CORS004"] = "which origins and methods are meant, only the author knows",
        ["CORS006"] = "which cases the second wildcard stands for, only the author knows",
        ["CORS011"] = "the conversions have tests of their own, letter by letter",
        ["CORS012"] = "about a project, not a text",
        ["CORS013"] = "about a project, not a text",
        ["CORS015"] = "a fault of CorsGen",
        ["CORS016"] = "about expectations: ExpectationTests",
        ["CORS017"] = "about expectations: ExpectationTests",
        ["CORS103"] = "which origins are meant, only the author knows",
    };

    /// <summary>What a proposal may bring, because it was there all along and is said once the first is done.</summary>
    private static readonly HashSet<(string Id, string Brought)> s_revealed =
    [
        // S3 has no such property, so its value is read only in profile Web.
        ("CORS003", "CORS002"),
    ];

    // What is wrong with a rule that no request reaches is said once some do.
    private static readonly FindingDescriptor[] s_ofReachedRules =
    [
        Descriptors.AbsentHeaders, Descriptors.EarlierAnyOrigin,
    ];

    private readonly SortedDictionary<string, int> _applied = new(StringComparer.Ordinal);

    [Fact]
    public void What_the_author_meant_is_answered_as_meant()
    {
        Random random = TestSeed.CreateRandom(output);
        var faults = new List<string>();
        int rounds = TestSize.Of(20);
        foreach (Mistake mistake in Mistakes.All.Where(
            mistake => Descriptors.All.Any(descriptor => descriptor.Id == mistake.Id)))
        {
            for (int round = 0; round < rounds; round++)
            {
                faults.AddRange(FaultsOf(mistake.Make(random)));
            }
        }

        output.WriteLine(
            $"Proposals applied: {string.Join(", ", _applied.Select(each => $"{each.Key} {each.Value}"))}.");
        Report(faults);
        Assert.Empty(Descriptors.All
            .Select(descriptor => descriptor.Id)
            .Except(_applied.Keys.Select(key => key.Split(' ')[0]))
            .Except(s_withoutProposal.Keys));
    }

    [Fact]
    public void Whatever_a_message_proposes_holds()
    {
        Random random = TestSeed.CreateRandom(output);
        var faults = new List<string>();
        int count = TestSize.Of(1500);
        for (int i = 0; i < count; i++)
        {
            CorsProfile profile = random.Chance(0.5) ? CorsProfile.S3 : CorsProfile.Web;
            string text = random.Next(3) switch
            {
                0 => RandomDocument.Create(random, profile),
                1 => SmallConfiguration.Create(random).Json,
                _ => WithOrigins(random),
            };
            text = random.Chance(0.3) ? XmlText.Of(text) ?? text : text;
            faults.AddRange(FaultsOf(text, profile));
        }

        output.WriteLine(
            $"Proposals applied: {string.Join(", ", _applied.Select(each => $"{each.Key} {each.Value}"))}.");
        Report(faults);
    }

    private string[] FaultsOf(MistakenFile mistake)
    {
        PolicyCompilation meant = Compiled.Of(mistake.Meant, mistake.MeantProfile);
        var before = new FixContext(Compiled.Of(mistake.Text, mistake.Profile));
        Finding? finding = before.Compilation.All().FirstOrDefault(finding => finding.Descriptor.Id == mistake.Id);
        if (finding is null || meant.ToPolicy() is not { } policy)
        {
            return [$"{mistake.Id}: not found, or what is meant is wrong:\n{mistake.Text}\n{mistake.Meant}"];
        }

        ProposedFile[] proposed = [.. Applied(before, finding)];
        string[] faults = FaultsOf(before, finding, proposed, Keys(meant));

        if (proposed.Length == 0)
        {
            return [$"{mistake.Id}: nothing was proposed by: {finding.Message}\n{mistake.Text}"];
        }

        // Of alternatives, one is what is meant.
        bool isMeant = proposed.Any(file => file.Compile().ToPolicy() is { } answered
            && Requests.AreAnsweredAlike(answered, policy));
        return faults.Length > 0 || isMeant ? faults :
        [
            $"{mistake.Id}: not as meant: {finding.Message}\n{mistake.Text}\n" +
            $"became {string.Join("\nor ", proposed.Select(file => file))}\nmeant {mistake.Meant}",
        ];
    }

    private IEnumerable<string> FaultsOf(string text, CorsProfile profile)
    {
        var before = new FixContext(Compiled.Of(text, profile));

        // Another profile is judged where it is the only question.
        return before.Compilation.All().SelectMany(finding => FaultsOf(
            before,
            finding,
            [
                .. Applied(before, finding)
                    .Where(file => file.Profile == profile || before.Compilation.Errors.Length == 1),
            ],
            IsRevealing(finding) ? null : []));
    }

    // An error hides all advice, and an origin that is never sent, or by plain http, what else there is to say of it.
    private static bool IsRevealing(Finding finding) => finding.Descriptor.Severity == FindingSeverity.Error
        || finding.Descriptor == Descriptors.UnsentOrigin
        || finding.Descriptor == Descriptors.PlainHttp;

    private IEnumerable<ProposedFile> Applied(FixContext before, Finding finding)
    {
        foreach (Proposal proposal in ProposalReader.Read(finding.Message))
        {
            if (proposal.Apply(before, finding) is { } file)
            {
                string key = $"{finding.Descriptor.Id} {proposal.Kind}";
                _applied[key] = _applied.GetValueOrDefault(key) + 1;
                yield return file;
            }
        }
    }

    /// <summary>
    /// What is wrong with the alternatives that a finding proposes: one must hold, and none may bring an error.
    /// </summary>
    /// <param name="before">The file.</param>
    /// <param name="finding">What proposes them.</param>
    /// <param name="alternatives">The file as each leaves it.</param>
    /// <param name="expected">The advice that may come, beside what there was; null for any.</param>
    private static string[] FaultsOf(
        FixContext before, Finding finding, ProposedFile[] alternatives, IReadOnlyCollection<string>? expected)
    {
        string[][] faults = [.. alternatives.Select(file => (string[])[.. FaultsOf(before, finding, file, expected)])];
        string[] errors = [.. alternatives.SelectMany(file => ErrorsOf(before, finding, file))];
        return errors.Length > 0 || faults.Any(each => each.Length == 0)
            ? errors
            : [.. faults.SelectMany(each => each)];
    }

    private static IEnumerable<string> ErrorsOf(FixContext before, Finding finding, ProposedFile file) =>
        News(before, finding, file, []).Where(each => each.Descriptor.Severity == FindingSeverity.Error).Take(1)
            .Select(error => Describe(before, finding, file, error));

    private static IEnumerable<string> FaultsOf(
        FixContext before, Finding finding, ProposedFile file, IReadOnlyCollection<string>? expected)
    {
        // Of an entry that is listed twice, the other one is left.
        string[] found = Keys(before.Compilation);
        string key = Key(before.Compilation, finding);
        bool isListedTwice = found.Contains(Descriptors.RedundantEntry.Id + key[finding.Descriptor.Id.Length..]);
        int left = Keys(file.Compile()).Count(each => each == key);
        if (left > 0 && left >= found.Count(each => each == key) && !isListedTwice)
        {
            yield return Describe(before, finding, file, brought: null);
        }

        if (expected is not null && News(before, finding, file, expected).FirstOrDefault() is { } worse)
        {
            yield return Describe(before, finding, file, worse);
        }
    }

    /// <summary>The errors and warnings that come with a proposal.</summary>
    private static IEnumerable<Finding> News(
        FixContext before, Finding finding, ProposedFile file, IReadOnlyCollection<string> expected)
    {
        PolicyCompilation after = file.Compile();
        bool isUnreached = before.Compilation.Advice.Any(each => each.Descriptor == Descriptors.UnreachableRule);
        List<string> known =
        [
            .. before.Compilation.All().Where(each => each != finding).Select(each => Key(before.Compilation, each)),
            .. expected,
        ];
        return
        [
            .. after.All()
                .Where(each => (each.Severity ?? each.Descriptor.Severity) >= FindingSeverity.Warning)
                .Where(each => !known.Remove(Key(after, each))
                    && !s_revealed.Contains((finding.Descriptor.Id, each.Descriptor.Id)))
                .Where(each => !(isUnreached && s_ofReachedRules.Contains(each.Descriptor))),
        ];
    }

    private static string Describe(FixContext before, Finding finding, ProposedFile file, Finding? brought) =>
        $"{finding.Descriptor.Id} {(brought is null ? "is not gone" : $"brings {brought.Descriptor.Id}")}: " +
        $"{finding.Message}\n" +
        $"{before.Source}\nbecame {file}\n{(brought is null ? "" : "which has: " + brought.Message)}";

    private static void Report(List<string> faults)
    {
        // One of each kind is enough to read.
        IEnumerable<string> kinds = faults
            .GroupBy(fault => Number().Replace(fault.Split('\n')[0], "#"))
            .Select(group => $"{group.Count()}x {group.MinBy(fault => fault.Length)}")
            .Order(StringComparer.Ordinal);
        Assert.True(faults.Count == 0, $"{TestSeed.Hint}\n\n{string.Join("\n\n", kinds)}");
    }

    private static string WithOrigins(Random random)
    {
        string[] origins = random.GetItems(s_origins, random.Next(1, 3));
        return $$"""[{ "AllowedOrigins": {{JsonSerializer.Serialize(origins)}}, "AllowedMethods": ["GET"] }]""";
    }

    private static readonly string[] s_origins =
    [
        .. Repository.Read("tests", "CorsGen.Tests", "Advice", "Origins.txt").Split('\n')
            .Select(line => line.Split('\t'))
            .Where(columns => columns.Length == 4)
            .Select(columns => Regex.Unescape(columns[0])),
    ];

    // What it is about; where that stands, and what a message says of the rest of the file, may change.
    private static string Key(PolicyCompilation file, Finding finding) =>
        $"{finding.Descriptor.Id} {file.Text.ToString()[finding.Span.Start..finding.Span.End]}";

    private static string[] Keys(PolicyCompilation file) => [.. file.All().Select(finding => Key(file, finding))];

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
