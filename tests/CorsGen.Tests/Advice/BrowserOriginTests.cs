using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Advice;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Strangers;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Advice;

/// <summary>What browsers send as an origin, by the list in <c>Origins.txt</c>.</summary>
public partial class BrowserOriginTests(ITestOutputHelper output)
{
    private const string None = "-";

    private static readonly Row[] s_rows =
    [
        .. from line in Repository.Read("tests", "CorsGen.Tests", "Advice", "Origins.txt").Split(
            '\n', StringSplitOptions.RemoveEmptyEntries)
           where line[0] != '#'
           let columns = line.Split('\t')
           select new Row(
               columns[0],
               Regex.Unescape(columns[0]),
               columns[1] == "sent",
               columns[1] == "nobody",
               columns[2],
               columns[3]),
    ];

    public static TheoryData<string> Written => [.. s_rows.Select(row => row.Written)];

    [Fact]
    public void The_list_is_long_and_names_each_origin_once()
    {
        Assert.True(s_rows.Length >= 150);
        Assert.Equal(s_rows.Length, s_rows.DistinctBy(row => row.Origin).Count());
        Assert.InRange(s_rows.Count(row => row.IsSent), 60, s_rows.Length - 60);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void An_origin_of_the_list_has_its_verdict_and_its_proposal(string written)
    {
        Row row = s_rows.Single(row => row.Written == written);
        Assert.Equal(row.IsSent, BrowserOrigin.CanMatch(row.Origin));
        Assert.Equal(
            row.Proposal,
            OriginProposal.For(row.Origin) is { IsEmpty: false } entries ? string.Join(' ', entries) : None);
        if (!row.IsSent)
        {
            OriginFault fault = OriginFault.Of(row.Origin);
            Assert.True(fault.Span.End <= row.Origin.Length && (fault.Span.Length > 0 || row.Origin.Length == 0));
        }
    }

    /// <summary>
    /// The columns of the list agree with each other, so that a test with a browser has to judge one of them only.
    /// </summary>
    [Fact]
    public void The_list_is_consistent() => Assert.All(s_rows, row =>
    {
        if (Web().IsMatch(row.Origin))
        {
            Assert.Equal(row.IsSent || row.IsNobodys, row.Serialised == row.Origin);
        }

        if (row.Proposal != None)
        {
            Assert.False(row.IsSent);
            Assert.All(row.Proposal.Split(' '), entry => Assert.True(BrowserOrigin.CanMatch(entry)));
        }
    });

    /// <summary>
    /// System.Uri sees plain hosts as browsers do. It does not with punctuation, empty labels, escapes or a backslash
    /// in a host, a user name with an <c>@</c>, numbers at the end of a host (1.2.3.4., 1.2.3.256), an IPv4 part in an
    /// IPv6 address, fewer or more slashes than two, or labels that mix letters of both directions.
    /// </summary>
    [Fact]
    public void For_plain_hosts_it_is_what_System_Uri_makes_of_it()
    {
        Row[] plain =
        [
            .. s_rows.Where(row => PlainHost().IsMatch(row.Origin)
                && Uri.TryCreate(row.Origin, UriKind.Absolute, out _)),
        ];
        Assert.True(plain.Length >= 40, $"{plain.Length}");
        Assert.All(plain, row =>
        {
            var uri = new Uri(row.Origin);
            Assert.Equal(row.Serialised, $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}");
        });
    }

    [Fact]
    public void What_is_proposed_for_anything_is_accepted_and_lets_in_no_other_host()
    {
        Random random = TestSeed.CreateRandom(output);
        var proposals = new HashSet<string>();
        for (int i = 0; i < 50_000; i++)
        {
            string entry = Mangle(random, random.Pick(s_rows).Origin);
            bool canMatch = BrowserOrigin.CanMatch(entry);
            ImmutableArray<string> entries = OriginProposal.For(entry);
            string about = $"{RandomText.Json(entry)} → {string.Join(' ', entries)}. {TestSeed.Hint}";
            Assert.False(canMatch && !entries.IsEmpty, about);
            if (!canMatch)
            {
                OriginFault fault = OriginFault.Of(entry);
                Assert.True(fault.Span.End <= entry.Length && (fault.Span.Length > 0 || entry.Length == 0), about);
                Assert.NotEqual(fault.Cure, fault.Reason);
            }

            // A regular expression, and a host that starts with a dot, mean more than one host.
            bool meansSeveral = RegularExpression.IsMeantBy(entry) || LeadingDot().IsMatch(entry);
            foreach (string proposal in entries)
            {
                proposals.Add(proposal);
                Assert.True(BrowserOrigin.CanMatch(proposal), about);
                Assert.True(proposal.All(c => c is > ' ' and <= '~'), about);
                Assert.True(meansSeveral || proposal.Count(c => c == '*') <= entry.Count(c => c == '*'), about);
                Assert.Null(StrangerFinder.Find(proposal));
                Assert.Empty(OriginProposal.For(proposal));
            }
        }

        Assert.True(proposals.Count > 500, $"{proposals.Count}");
    }

    [Fact]
    public void A_label_that_is_too_long_for_DNS_is_written_in_lower_case_as_well()
    {
        string label = new('A', 64);
        Assert.Equal([$"https://{label.ToLowerInvariant()}.example"], OriginProposal.For($"https://{label}.example"));
    }

    [Fact]
    public void A_host_of_any_length_takes_no_long()
    {
        foreach (string part in new[] { "a", "1.", "a:", "[", "://", "https://", " ", "@", "{", "__a", "%a", "ü" })
        {
            string entry = "https://*" + RandomText.Megabyte(part)[..60_000];
            OriginProposal.For(entry);
            OriginFault.Of(entry);
            Placeholders.AreIn(entry);
        }
    }

    private static string Mangle(Random random, string origin)
    {
        string entry = origin.Replace("*", "", StringComparison.Ordinal);
        for (int mutations = random.Next(3); mutations > 0; mutations--)
        {
            entry = random.Mutate(entry);
        }

        // No entry has two wildcards: that is an error.
        entry = entry.Replace("*", "", StringComparison.Ordinal);
        return random.Chance(0.3) ? entry.Insert(random.Next(entry.Length + 1), "*") : entry;
    }

    [GeneratedRegex("^(https?|wss?|ftp)://")]
    private static partial Regex Web();

    [GeneratedRegex(
        @"^(?!.*[\u0590-\u08FF])https?://(\w+([-_]\w+)*\.)*[\p{L}_]\w*(:\d+)?(/[\w/.]*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PlainHost();

    [GeneratedRegex(@"(^\W*|[/\\]|@|https?:)\.", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingDot();

    private sealed record Row(
        string Written, string Origin, bool IsSent, bool IsNobodys, string Serialised, string Proposal);
}
