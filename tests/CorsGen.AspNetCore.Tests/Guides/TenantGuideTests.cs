using System.Collections.Concurrent;
using System.Globalization;
using CorsGen.AspNetCore.Tests.Infrastructure;
using CorsGen.Compiler;

namespace CorsGen.AspNetCore.Tests.Guides;

/// <summary>
/// The tenants of docs/tenants.md; <see cref="GuideTextTests"/> compares the code with the page.
/// </summary>
public class TenantGuideTests
{
    [Fact]
    public async Task A_tenant_has_its_policy_from_the_store_and_none_is_denied()
    {
        var store = new Store();
        store.Rules["acme.example"] = RulesOf("https://app.acme.example");
        store.Rules["other.example"] = RulesOf("https://app.other.example");
        await using TestApplication app = await StartAsync(store);

        await AssertAsync(app, "acme.example", "https://app.acme.example", isAllowed: true);
        await AssertAsync(app, "acme.example", "https://app.other.example", isAllowed: false);
        await AssertAsync(app, "OTHER.example", "https://app.other.example", isAllowed: true);
        await AssertAsync(app, "nobody.example", "https://app.acme.example", isAllowed: false);
        Assert.Equal(2, app.Services.GetRequiredService<TenantPolicies>().Count);

        // The store isn't asked again.
        int asked = store.Asked;
        await AssertAsync(app, "acme.example", "https://app.acme.example", isAllowed: true);
        Assert.Equal(asked, store.Asked);
    }

    [Fact]
    public async Task A_policy_with_an_error_is_not_saved_and_one_in_the_store_denies()
    {
        var store = new Store();
        store.Rules["acme.example"] = RulesOf("https://app.acme.example");
        store.Rules["bad.example"] = "[{}]";
        await using TestApplication app = await StartAsync(store);
        TenantPolicies tenants = app.Services.GetRequiredService<TenantPolicies>();

        await AssertAsync(app, "bad.example", "https://app.acme.example", isAllowed: false);

        IReadOnlyList<CorsFinding> errors = await tenants.SaveAsync("acme.example", RulesOf("https://*.*.example"));
        Assert.Equal("CORS006", Assert.Single(errors).Id);
        await AssertAsync(app, "acme.example", "https://app.acme.example", isAllowed: true);

        AssertSaved(await tenants.SaveAsync("acme.example", RulesOf("https://new.acme.example")));
        await AssertAsync(app, "acme.example", "https://app.acme.example", isAllowed: false);
        await AssertAsync(app, "acme.example", "https://new.acme.example", isAllowed: true);
    }

    [Fact]
    public async Task Ten_thousand_tenants_keep_their_own_policies_while_some_change()
    {
        const int Tenants = 10_000;
        var store = new Store();
        for (int i = 0; i < Tenants; i++)
        {
            store.Rules[HostOf(i)] = RulesOf(OriginOf(i));
        }

        await using TestApplication app = await StartAsync(store);
        TenantPolicies tenants = app.Services.GetRequiredService<TenantPolicies>();
        Assert.Equal(Tenants, await tenants.LoadAllAsync());

        // Each tenant's own origin is allowed, and its neighbour's isn't.
        for (int i = 0; i < Tenants; i++)
        {
            ICorsPolicy policy = (await tenants.OfAsync(ContextOf(HostOf(i))))!;
            Assert.Equal(OriginOf(i), policy.Evaluate(OriginOf(i), "PUT").AllowOrigin);
            Assert.False(policy.Evaluate(OriginOf((i + 1) % Tenants), "PUT").IsAllowed);
        }

        // One of them changes again and again while requests of it and of others run.
        using var ended = new CancellationTokenSource();
        Task<int> requests = Task.Run(async () =>
        {
            int count = 0;
            for (; !ended.IsCancellationRequested || count < 50; count++)
            {
                RawResponse changing = await PreflightAsync(app, HostOf(1), OriginOf(1));
                Assert.Equal(changing.Status == 204 ? OriginOf(1) : null, changing.AllowOrigin);
                await AssertAsync(app, HostOf(2), OriginOf(2), isAllowed: true);
            }

            return count;
        });
        for (int i = 0; i < 200; i++)
        {
            AssertSaved(await tenants.SaveAsync(HostOf(1), RulesOf(i % 2 == 0 ? "https://away.example" : OriginOf(1))));
        }

        await ended.CancelAsync();
        Assert.True(await requests >= 50);
        await AssertAsync(app, HostOf(1), OriginOf(1), isAllowed: true);
    }

    private static Task<TestApplication> StartAsync(ITenantStore store) => TestApplication.StartAsync(
        app =>
        {
            app.UseCorsGen();
            app.MapPut("/items", () => "ran").RequireCors("tenants");
        },
        host: builder =>
        {
            builder.Services.AddSingleton(store);
            builder.Services.AddSingleton<TenantPolicies>();
            builder.Services.AddCorsGen(cors => cors.AddPolicy(
                "tenants",
                (HttpContext context) => context.RequestServices.GetRequiredService<TenantPolicies>()
                    .OfAsync(context)));
        });

    private static void AssertSaved(IReadOnlyList<CorsFinding> findings) =>
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);

    private static async Task AssertAsync(TestApplication app, string host, string origin, bool isAllowed)
    {
        RawResponse response = await PreflightAsync(app, host, origin);
        if (isAllowed)
        {
            CorsAssert.Allowed(response, 204, origin);
        }
        else
        {
            CorsAssert.Denied(response, 403);
        }
    }

    private static Task<RawResponse> PreflightAsync(TestApplication app, string host, string origin) =>
        app.SendTextAsync(
            $"OPTIONS /items HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nOrigin: {origin}\r\n"
            + "Access-Control-Request-Method: PUT\r\n\r\n");

    private static DefaultHttpContext ContextOf(string host)
    {
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString(host);
        return context;
    }

    private static string HostOf(int tenant) => string.Create(CultureInfo.InvariantCulture, $"t{tenant}.api.example");

    private static string OriginOf(int tenant) =>
        string.Create(CultureInfo.InvariantCulture, $"https://t{tenant}.example");

    private static string RulesOf(string origin) =>
        $$"""[{ "AllowedOrigins": ["{{origin}}"], "AllowedMethods": ["GET", "PUT"], "AllowedHeaders": ["content-type"] }]""";

    private interface ITenantStore
    {
        ValueTask<string?> FindAsync(string host, CancellationToken cancellation);

        ValueTask SaveAsync(string host, string rules);

        IAsyncEnumerable<(string Host, string Rules)> AllAsync();
    }

    private sealed class Store : ITenantStore
    {
        public ConcurrentDictionary<string, string> Rules { get; } = new(StringComparer.OrdinalIgnoreCase);

        public int Asked { get; private set; }

        public async ValueTask<string?> FindAsync(string host, CancellationToken cancellation)
        {
            Asked++;
            await Task.Yield();
            return Rules.GetValueOrDefault(host);
        }

        public async ValueTask SaveAsync(string host, string rules)
        {
            await Task.Yield();
            Rules[host] = rules;
        }

        public async IAsyncEnumerable<(string Host, string Rules)> AllAsync()
        {
            await Task.Yield();
            foreach ((string host, string rules) in Rules)
            {
                yield return (host, rules);
            }
        }
    }

    private sealed class TenantPolicies(ITenantStore store)
    {
        private static readonly CorsCompilerOptions s_options = new() { Profile = CorsProfile.Web };

        // Only of tenants that exist: anyone can send any Host.
        private readonly ConcurrentDictionary<string, ICorsPolicy> _policies = new(StringComparer.OrdinalIgnoreCase);

        public int Count => _policies.Count;

        public async ValueTask<ICorsPolicy?> OfAsync(HttpContext context)
        {
            string host = context.Request.Host.Host;
            if (_policies.TryGetValue(host, out ICorsPolicy? known))
            {
                return known;
            }

            string? rules = await store.FindAsync(host, context.RequestAborted);
            return rules is not null && CorsCompiler.Compile(rules, s_options).Policy is { } policy
                ? _policies.GetOrAdd(host, policy)
                : null;
        }

        public async Task<int> LoadAllAsync()
        {
            await foreach ((string host, string rules) in store.AllAsync())
            {
                if (CorsCompiler.Compile(rules, s_options).Policy is { } policy)
                {
                    _policies[host] = policy;
                }
            }

            return _policies.Count;
        }

        public async Task<IReadOnlyList<CorsFinding>> SaveAsync(string host, string rules)
        {
            CorsCompilation compilation = CorsCompiler.Compile(rules, s_options);
            if (compilation.Policy is { } policy)
            {
                await store.SaveAsync(host, rules);
                _policies[host] = policy;
            }

            return compilation.Findings;
        }
    }
}
