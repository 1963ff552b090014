using CorsGen.BrowserTests.Combinations;

namespace CorsGen.BrowserTests;

/// <summary>
/// The browser agrees with the policy: a page can read an answer if and only if <c>Evaluate</c> allows the preflight, where
/// there is one, and the request. Where the platform has a rule of its own beside, it is a <see cref="StandingDifference"/>.
/// </summary>
public class CombinationTests(ITestOutputHelper output)
{
    private const int Policies = 40;
    private const int Combinations = 1000;

    [Fact]
    public async Task A_page_can_read_an_answer_if_and_only_if_the_policy_allows_it()
    {
        _ = Installation.Require();
        Random random = TestSeed.CreateRandom(output);
        RandomPolicy[] drafts = [.. Enumerable.Range(0, Policies).Select(_ => RandomPolicy.Create(random))];
        IReadOnlyList<ICorsPolicy> policies = PolicyCompiler.Compile([.. drafts.Select(draft => (draft.Json, draft.IsWeb))]);
        PageRequest[] requests = [.. Enumerable.Range(0, Combinations).Select(number => PageRequest.Create(random, number, Policies))];

        await using TestSite site = await TestSite.StartAsync(app =>
        {
            app.UseCorsGen();
            for (int i = 0; i < Policies; i++)
            {
                app.Map($"/{i}/{{number}}", (string number) => number).RequireCors(policies[i]);
            }
        });
        using var browser = Browser.Start(site);

        var answers = new Dictionary<PageRequest, FetchAnswer>();
        foreach (IGrouping<string, PageRequest> page in requests.GroupBy(request => request.PageOrigin))
        {
            browser.Open(page.Key);
            foreach ((PageRequest request, FetchAnswer answer) in page.Zip(browser.Fetch([.. page.Select(request => request.ToCall())])))
            {
                answers.Add(request, answer);
            }
        }

        ILookup<string, SeenRequest> preflights = site.Preflights.ToLookup(preflight => preflight.Path);
        var expectations = requests.ToDictionary(request => request, request => FetchRules.Of(policies[request.PolicyNumber], request));
        Assert.All(requests, request => Compare(request, expectations[request], answers[request], preflights[request.Path]));

        // The random choice covers enough.
        int readable = expectations.Values.Count(expectation => expectation.CanRead);
        output.WriteLine($"{Combinations} combinations of {Policies} policies: {readable} readable, {site.Preflights.Count} preflights.");
        Assert.InRange(readable, Combinations / 10, Combinations * 9 / 10);
        Assert.Empty(Enum.GetValues<StandingDifference>().Except(expectations.Values.SelectMany(expectation => expectation.Differences)));

        void Compare(PageRequest request, Expectation expected, FetchAnswer answer, IEnumerable<SeenRequest> seen)
        {
            string what = $"{request}\nPolicy: {drafts[request.PolicyNumber].Json}\nAnswer: {answer.Status} {answer.Error}\n{TestSeed.Hint}";
            Assert.True(expected.CanRead == answer.IsReadable, $"Expected to be {(expected.CanRead ? "" : "un")}readable: {what}");

            SeenRequest? preflight = seen.SingleOrDefault();
            Assert.True(
                (expected.Preflight?.Method, expected.Preflight?.Headers) == (preflight?.RequestedMethod, preflight?.RequestedHeaders),
                $"Expected {expected.Preflight?.ToString() ?? "no preflight"}, seen {preflight?.ToString() ?? "none"}: {what}");
            if (answer.IsReadable)
            {
                Assert.Equal(200, answer.Status);
                Assert.True(answer.Text == (request.Method == "HEAD" ? "" : $"{request.Number}"), what);
            }
        }
    }
}
