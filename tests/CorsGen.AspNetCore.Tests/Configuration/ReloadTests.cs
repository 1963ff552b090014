using System.Globalization;
using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CorsGen.AspNetCore.Tests.Configuration;

/// <summary>A configuration that changes while requests run.</summary>
public class ReloadTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";

    // The two policies differ in every part of the answer.
    private static readonly string s_first = Policy(A, "GET", "ETag", 600, credentials: true);
    private static readonly string s_second = Policy("*", "PUT", "X-Second", 10, credentials: false);

    [Fact]
    public async Task A_reload_replaces_the_policy_and_a_bad_one_keeps_the_last_good_one()
    {
        var configuration = new LiveConfiguration(s_first);
        await using TestApplication app = await StartAsync(configuration);
        Assert.Equal(A, (await app.PreflightAsync("/", A, "GET")).AllowOrigin);

        configuration.Change(s_second);
        Assert.Equal("*", (await app.PreflightAsync("/", B, "PUT")).AllowOrigin);
        Assert.Null((await app.PreflightAsync("/", A, "GET")).AllowOrigin);

        string[] bad =
        [
            """{}""",
            """{ "Cors": "https://evil.example" }""",
            """{ "Cors": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["get"] }] }""",
        ];
        foreach (string json in bad)
        {
            configuration.Change(json);
            Assert.Equal("*", (await app.PreflightAsync("/", B, "PUT")).AllowOrigin);
            Assert.Null((await app.PreflightAsync("/", A, "GET")).AllowOrigin);
        }

        LogLine[] refused = [.. app.Log.Lines.Where(line => line.Level == LogLevel.Error)];
        Assert.Equal(bad.Length, refused.Length);
        Assert.Contains("Cors:0:AllowedMethods:0: error CORS005", refused[^1].Message);
        Assert.All(refused, line => Assert.StartsWith(
            "CORS policy 'live' is unchanged, because its new configuration has errors.", line.Message));

        // The same mistake isn't logged again, and a policy that is good again applies.
        configuration.Change(bad[^1]);
        configuration.Change(s_first);
        Assert.Equal(bad.Length, app.Log.Lines.Count(line => line.Level == LogLevel.Error));
        Assert.Equal(A, (await app.PreflightAsync("/", A, "GET")).AllowOrigin);
    }

    [Fact]
    public async Task A_reload_that_does_not_concern_the_policy_does_nothing()
    {
        var configuration = new LiveConfiguration(s_first);
        await using TestApplication app = await StartAsync(configuration);
        int lines = app.Log.Lines.Count;

        configuration.Change(s_first);
        configuration.Change(s_first[..^1] + """, "Other": 1 }""");

        Assert.Equal(lines, app.Log.Lines.Count);
    }

    [Fact]
    public async Task Under_load_each_answer_is_the_old_policys_or_the_new_ones()
    {
        const int Swaps = 300;
        var configuration = new LiveConfiguration(s_first);
        await using TestApplication app = await StartAsync(configuration);
        using var client = new HttpClient { BaseAddress = new Uri(app.Url) };
        var ended = new CancellationTokenSource();
        var started = new SemaphoreSlim(0);

        Task<Dictionary<string, int>>[] requests = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(AskAsync))];
        for (int i = 0; i < requests.Length; i++)
        {
            await started.WaitAsync();
        }

        // Two threads, as two sources may change at once.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < Swaps / 2; i++)
            {
                configuration.Change(i % 2 == 0 ? s_second : s_first);
                configuration.Change(i % 3 == 0 ? """{ "Cors": [{}] }""" : s_first);
            }
        })));
        configuration.Change(s_second);
        await ended.CancelAsync();
        Dictionary<string, int>[] answers = await Task.WhenAll(requests);

        string[] expected =
        [
            "403",
            $"204 {A} true GET ETag 600",
            "204 * - PUT X-Second 10",
        ];
        Assert.Empty(answers.SelectMany(answer => answer.Keys).Except(expected));
        Assert.True(answers.Sum(answer => answer.Values.Sum()) > 100);
        Assert.Equal("*", (await app.PreflightAsync("/", B, "PUT")).AllowOrigin);

        async Task<Dictionary<string, int>> AskAsync()
        {
            var found = new Dictionary<string, int>();
            for (int i = 0; !ended.IsCancellationRequested || i < 50; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Options, "/");
                request.Headers.Add("Origin", A);
                request.Headers.Add("Access-Control-Request-Method", i % 2 == 0 ? "GET" : "PUT");
                using HttpResponseMessage response = await client.SendAsync(request);
                string answer = string.Join(
                    ' ',
                    (int)response.StatusCode == 403
                        ? ["403", .. response.Headers.Where(header => header.Key.StartsWith(
                            "Access-Control", StringComparison.Ordinal)).Select(header => header.Key)]
                        : [
                            ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture),
                            Value(response, "Access-Control-Allow-Origin"),
                            Value(response, "Access-Control-Allow-Credentials"),
                            Value(response, "Access-Control-Allow-Methods"),
                            Value(response, "Access-Control-Expose-Headers"),
                            Value(response, "Access-Control-Max-Age"),
                        ]);
                found[answer] = found.GetValueOrDefault(answer) + 1;
                if (i == 0)
                {
                    started.Release();
                }
            }

            return found;
        }
    }

    [Fact]
    public async Task A_section_that_changes_while_it_is_read_is_never_a_mixture()
    {
        // Each reading of a key changes the configuration, a few times.
        var configuration = new RestlessConfiguration();
        await using TestApplication app = await StartAsync(configuration);
        configuration.Start(changes: 5);
        configuration.Reload();

        Assert.Equal(0, configuration.ChangesLeft);
        Assert.DoesNotContain(RestlessConfiguration.Mixtures, mixture => mixture == Methods(app));
        Assert.DoesNotContain(app.Log.Lines, line => line.Level == LogLevel.Error);

        // One that never rests isn't taken.
        string before = Methods(app);
        configuration.Start(changes: int.MaxValue);
        configuration.Reload();
        Assert.Contains(app.Log.Lines, line => line.Level == LogLevel.Error
            && line.Message.Contains("it changes all the time", StringComparison.Ordinal));
        configuration.Start(changes: 0);
        Assert.Equal(before, Methods(app));

        static string Methods(TestApplication app) =>
            app.PreflightAsync("/", A, "GET").GetAwaiter().GetResult()["Access-Control-Allow-Methods"] ?? "";
    }

    [Fact]
    public async Task A_source_that_fails_keeps_the_policy()
    {
        var configuration = new RestlessConfiguration();
        await using TestApplication app = await StartAsync(configuration);
        string? before = (await app.PreflightAsync("/", A, "GET"))["Access-Control-Allow-Methods"];

        configuration.Fails = true;
        configuration.Reload();
        configuration.Fails = false;

        Assert.Equal(before, (await app.PreflightAsync("/", A, "GET"))["Access-Control-Allow-Methods"]);
        Assert.Contains(app.Log.Lines, line => line.Level == LogLevel.Error
            && line.Message.Contains("Cors: error: it can't be read: the source is away", StringComparison.Ordinal));
    }

    private static Task<TestApplication> StartAsync(IConfigurationSource configuration) => TestApplication.StartAsync(
        app =>
        {
            app.UseCorsGen();
            app.MapMethods("/", ["GET", "PUT"], () => "ran").RequireCors("live");
        },
        host: builder =>
        {
            ((IConfigurationBuilder)builder.Configuration).Add(configuration);
            builder.Services.AddCorsGen(cors => cors.AddPolicy("live", builder.Configuration.GetSection("Cors")));
        });

    private static string Policy(string origin, string method, string exposed, int maxAge, bool credentials) =>
        $$"""
        {
          "Cors": [
            {
              "AllowedOrigins": ["{{origin}}"],
              "AllowedMethods": ["{{method}}"],
              "AllowedHeaders": ["content-type"],
              "ExposeHeaders": ["{{exposed}}"],
              "MaxAgeSeconds": {{maxAge}},
              "AllowCredentials": {{(credentials ? "true" : "false")}}
            }
          ]
        }
        """;

    private static string Value(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out IEnumerable<string>? values) ? string.Join(',', values) : "-";

    /// <summary>A policy of four methods, GET and three of one version, which changes while it is read.</summary>
    private sealed class RestlessConfiguration : ConfigurationProvider, IConfigurationSource
    {
        private const string Methods = "Cors:0:AllowedMethods:";
        private int _version;

        public RestlessConfiguration()
        {
            Data["Cors:0:AllowedOrigins:0"] = A;
            for (int i = 0; i < 4; i++)
            {
                Data[Methods + i] = "";
            }
        }

        public int ChangesLeft { get; private set; }

        public bool Fails { get; set; }

        /// <summary>What a reader that mixes two versions would make of them.</summary>
        public static IEnumerable<string> Mixtures =>
            from first in Enumerable.Range(0, 7)
            from second in Enumerable.Range(0, 7)
            from third in Enumerable.Range(0, 7)
            where first != second || second != third
            select $"GET, A{first}, B{second}, C{third}";

        public void Start(int changes) => ChangesLeft = changes;

        public void Reload() => OnReload();

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value)
        {
            if (Fails && key.StartsWith("Cors", StringComparison.Ordinal))
            {
                throw new IOException("the source is away");
            }

            if (!key.StartsWith(Methods, StringComparison.OrdinalIgnoreCase))
            {
                return base.TryGet(key, out value);
            }

            int entry = int.Parse(key[Methods.Length..], CultureInfo.InvariantCulture);
            value = entry == 0 ? "GET" : string.Create(CultureInfo.InvariantCulture, $"{"-ABC"[entry]}{_version}");
            if (ChangesLeft > 0)
            {
                ChangesLeft--;
                _version++;
            }

            return true;
        }
    }
}
