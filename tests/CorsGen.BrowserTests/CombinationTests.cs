using CorsGen.BrowserTests.Combinations;

namespace CorsGen.BrowserTests;

/// <summary>
/// Browsers agree with the policy: a page can read an answer if and only if <c>Evaluate</c> allows the preflight, where
/// there is one, and the request, at every address on the way. Where the platform or a browser has a rule of its own
/// beside, it is a <see cref="StandingDifference"/>.
/// </summary>
public class CombinationTests(Browsers browsers, ITestOutputHelper output)
{
    private const int Policies = 40;

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task A_page_can_read_an_answer_if_and_only_if_the_policy_allows_it(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        var run = new CombinationRun(kind, Policies, combinations: 400, output);

        await using TestSite site = await TestSite.StartAsync((app, hosts) => run.Configure(app, hosts));
        await run.CompareAsync(site, loan.Browser);
    }

    [Fact]
    public async Task It_is_so_with_hosts_as_policies_have_them()
    {
        _ = Installation.Require();
        var run = new CombinationRun(BrowserKind.Chromium, Policies, combinations: 1000, output);

        await using TestSite site = await TestSite.StartAsync(app => run.Configure(app, TestHosts.Real));
        await using var browser = Browser.Start(site);
        await run.CompareAsync(site, browser);
    }
}
