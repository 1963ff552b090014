using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore.Tests.Configuration;

/// <summary>From when on, and until when, an application follows its configuration.</summary>
public class ReloadStartTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";

    [Fact]
    public async Task The_start_is_no_reload_and_a_reload_is_logged()
    {
        var live = new LiveConfiguration(Settings(A));
        await using TestApplication app = await StartAsync(new ConfigurationBuilder().Add(live).Build());
        Assert.Empty(app.Log.Lines);

        live.Change(Settings(B));

        LogLine line = Assert.Single(app.Log.Lines);
        Assert.Equal((LogLevel.Information, "CORS policy 'live' was reloaded"), (line.Level, line.Message));

        live.Change("{}");
        Assert.Equal(
            "CORS policy 'live' is unchanged, because its new configuration has errors. The last good one still "
            + "applies: Cors: error: it doesn't exist, or is empty; a list of rules belongs here; for example, "
            + "Cors:0:AllowedOrigins:0 is the first origin of the first rule",
            app.Log.Lines[^1].Message);
        Assert.Equal(2, app.Log.Lines.Count);
    }

    [Fact]
    public async Task A_change_before_the_application_listens_is_not_missed()
    {
        var live = new LiveConfiguration(Settings(A));
        IConfigurationRoot root = new ConfigurationBuilder().Add(live).Build();

        await using TestApplication app = await StartAsync(
            root, section => new LateSection(section, () => live.Change(Settings(B))));

        Assert.Equal(B, (await app.PreflightAsync("/", B, "GET")).AllowOrigin);
    }

    [Fact]
    public async Task An_application_that_does_not_start_does_not_follow_its_configuration()
    {
        var live = new LiveConfiguration("{}");
        IConfigurationRoot root = new ConfigurationBuilder().Add(live).Build();
        using var log = new LogRecorder();
        await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(root, log: log));

        live.Change(Settings(A));

        Assert.Empty(log.Lines);
    }

    private static string Settings(string origin) =>
        $$"""{ "Cors": [{ "AllowedOrigins": ["{{origin}}"], "AllowedMethods": ["GET"] }] }""";

    private static Task<TestApplication> StartAsync(
        IConfigurationRoot root,
        Func<IConfigurationSection, IConfigurationSection>? wrap = null,
        LogRecorder? log = null) => TestApplication.StartAsync(
        app =>
        {
            app.UseCorsGen();
            app.MapGet("/", () => "ran").RequireCors("live");
        },
        host: builder =>
        {
            if (log is not null)
            {
                builder.Logging.AddProvider(log);
            }

            IConfigurationSection section = root.GetSection("Cors");
            builder.Services.AddCorsGen(cors => cors.AddPolicy("live", wrap?.Invoke(section) ?? section));
        });

    /// <summary>A section that changes when somebody is about to listen to it for the first time.</summary>
    private sealed class LateSection(IConfigurationSection inner, Action change) : IConfigurationSection
    {
        private bool _isHeard;

        public string Key => inner.Key;

        public string Path => inner.Path;

        public string? Value
        {
            get => inner.Value;
            set => inner.Value = value;
        }

        public string? this[string key]
        {
            get => inner[key];
            set => inner[key] = value;
        }

        public IConfigurationSection GetSection(string key) => inner.GetSection(key);

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

        public IChangeToken GetReloadToken()
        {
            if (!_isHeard)
            {
                _isHeard = true;
                change();
            }

            return inner.GetReloadToken();
        }
    }
}
