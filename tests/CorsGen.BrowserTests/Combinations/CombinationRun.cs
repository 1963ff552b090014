using System.Globalization;

namespace CorsGen.BrowserTests.Combinations;

/// <summary>
/// Random policies and random requests of pages, and the comparison of what is expected with what a browser does.
/// </summary>
internal sealed class CombinationRun(BrowserKind kind, int policyCount, int combinations, ITestOutputHelper output)
{
    // The same in each run: another seed may meet a difference of a browser that has no name yet, which says nothing of
    // what was changed here. Give one to look for these.
    private static readonly int s_seed = TestSeed.GivenOr(1);

    private readonly Random _random = new(s_seed);

    private RandomPolicy[] _drafts = [];
    private IReadOnlyList<ICorsPolicy> _policies = [];
    private TestHosts _hosts = TestHosts.Real;

    /// <summary>Makes up policies for pages of these hosts, and adds the application.</summary>
    public void Configure(WebApplication app, TestHosts hosts)
    {
        _hosts = hosts;
        _drafts = [.. Enumerable.Range(0, policyCount).Select(_ => RandomPolicy.Create(_random, hosts))];
        _policies = PolicyCompiler.Compile([.. _drafts.Select(draft => (draft.Json, draft.IsWeb))]);
        CombinationSite.Configure(app, _policies);
    }

    /// <summary>Makes up requests, has pages send them, and compares.</summary>
    public async Task CompareAsync(TestSite site, IBrowser browser)
    {
        var rules = new FetchRules(kind, _policies);
        (PageRequest Request, Expectation Expected)[] pairs =
        [
            .. from number in Enumerable.Range(1, combinations)
               let request = RandomRequest.Create(_random, number, policyCount, _hosts)
               select (request, rules.Of(request)),
        ];

        var answers = new Dictionary<int, FetchAnswer>();
        foreach (var page in pairs.GroupBy(pair => pair.Request.PageOrigin))
        {
            await browser.OpenAsync(_hosts, page.Key);
            foreach (var place in page.GroupBy(pair => pair.Request.Place))
            {
                FetchAnswer[] read = await SendAsync(browser, place.Key, place.Select(pair => pair.Request.ToCall()));
                foreach ((PageRequest request, FetchAnswer answer) in place.Select(pair => pair.Request).Zip(read))
                {
                    answers.Add(request.Number, answer);
                }
            }

            await WaitForBeaconsAsync(site, page);
        }

        ILookup<int, SeenRequest> seen =
            site.Requests.ToLookup(NumberOf);
        Assert.Multiple([.. pairs.Select(pair => (Action)(() =>
            Compare(pair.Request, pair.Expected, answers[pair.Request.Number], [.. seen[pair.Request.Number]])))]);

        // The random choice covers enough.
        int readable = pairs.Count(pair => pair.Expected.CanRead);
        output.WriteLine(
            $"{kind}: {combinations} combinations of {policyCount} policies, {readable} readable, " +
            $"{site.Preflights.Count} preflights.");
        Assert.InRange(readable, combinations / 10, combinations * 9 / 10);
    }

    private static Task<FetchAnswer[]> SendAsync(IBrowser browser, Place place, IEnumerable<FetchCall> calls) =>
        browser.CallAsync<FetchAnswer[]>(
            $$"""
            ({ place, calls, script }) => {
                {{PageScripts.Send}}
                {{PageScripts.Places}}
                return sendFrom(place, calls, script);
            }
            """,
            new { place = place.ToString(), calls, script = PageScripts.Send });

    private static int NumberOf(SeenRequest request) =>
        int.Parse(request.Path.Split('/')[2], CultureInfo.InvariantCulture);

    // A page doesn't know when one has arrived.
    private static async Task WaitForBeaconsAsync(
        TestSite site, IEnumerable<(PageRequest Request, Expectation Expected)> page)
    {
        (PageRequest Request, Expectation Expected)[] beacons =
            [.. page.Where(pair => pair.Request.Means == Means.Beacon)];
        HashSet<string> expected = [.. beacons.SelectMany(pair => pair.Expected.Requests).Select(Name)];
        try
        {
            await site.WaitUntilAsync(requests => expected.IsSubsetOf(requests.Select(Name)));
        }
        catch (TimeoutException)
        {
            HashSet<string> seen = [.. site.Requests.Select(Name)];
            Assert.Fail("These did not arrive:\n" + string.Join('\n', beacons
                .Where(pair => !pair.Expected.Requests.All(request => seen.Contains(Name(request))))
                .Select(pair => $"{pair.Request}: {string.Join(", ", pair.Expected.Requests)}, but "
                    + string.Join(", ", site.Requests.Where(sent => NumberOf(sent) == pair.Request.Number)))));
        }

        static string Name(SeenRequest request) => $"{request.Method} {request.Path}";
    }

    private void Compare(PageRequest request, Expectation expected, FetchAnswer answer, IReadOnlyList<SeenRequest> seen)
    {
        string what = $"{request}\nPolicy: {_drafts[request.PolicyNumber].Json}\n"
            + $"{(request.Redirect is null ? "" : $"Next: {_drafts[request.Redirect.PolicyNumber].Json}\n")}"
            + $"Answer: {answer.Status} {answer.Error}\n{TestSeed.HintFor(s_seed)}";
        IEnumerable<SeenRequest> compared = seen.Select((request, place) =>
            expected.Requests.ElementAtOrDefault(place)?.Origin is null ? request with { Origin = null } : request);
        Assert.True(
            expected.Requests.SequenceEqual(compared),
            $"Expected\n{string.Join('\n', expected.Requests)}\nseen\n{string.Join('\n', seen)}\nof {what}");
        Assert.True(
            expected.CanRead == answer.IsReadable, $"Expected to be {(expected.CanRead ? "" : "un")}readable: {what}");
        if (answer.IsReadable)
        {
            Assert.True(answer.Status == 200, what);
            Assert.True(
                answer.Text == (expected.Requests[^1].Method == "HEAD" ? "" : $"{request.Number}"),
                $"{answer.Text}: {what}");
        }
    }
}
