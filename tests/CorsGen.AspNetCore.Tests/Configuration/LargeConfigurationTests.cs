using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;

namespace CorsGen.AspNetCore.Tests.Configuration;

/// <summary>More origins than anybody should have in a configuration.</summary>
public class LargeConfigurationTests
{
    private const int Origins = 10_000;

    [Fact]
    public async Task The_start_goes_through_all_keys_a_few_times_and_not_for_each_origin()
    {
        var keys = new CountedKeys(Enumerable.Range(0, Origins).ToDictionary(
            number => $"Cors:0:AllowedOrigins:{number}", string? (number) => $"https://tenant{number}.example"));
        keys.Set("Cors:0:AllowedMethods:0", "GET");
        using var root = new ConfigurationRoot([keys]);

        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseCorsGen();
                app.MapGet("/", () => "ran").RequireCors("large");
            },
            services => services.AddCorsGen(cors => cors.AddPolicy("large", root.GetSection("Cors"))));

        foreach (string origin in new[] { "https://tenant0.example", $"https://tenant{Origins - 1}.example" })
        {
            Assert.Equal(origin, (await app.PreflightAsync("/", origin, "GET")).AllowOrigin);
        }

        Assert.Null((await app.PreflightAsync("/", $"https://tenant{Origins}.example", "GET")).AllowOrigin);
        Assert.InRange(keys.Walks, 1, 100);
    }

    private sealed class CountedKeys : ConfigurationProvider
    {
        public CountedKeys(IDictionary<string, string?> data) => Data = data;

        public int Walks { get; private set; }

        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
        {
            Walks++;
            return base.GetChildKeys(earlierKeys, parentPath);
        }
    }
}
