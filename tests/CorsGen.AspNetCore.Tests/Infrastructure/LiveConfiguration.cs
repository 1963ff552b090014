using System.Text;
using Microsoft.Extensions.Configuration;

namespace CorsGen.AspNetCore.Tests.Infrastructure;

/// <summary>
/// A JSON document as a source of the configuration, which a test can replace while the application runs.
/// </summary>
internal sealed class LiveConfiguration : ConfigurationProvider, IConfigurationSource
{
    public LiveConfiguration(string json) => Data = Read(json);

    /// <summary>Replaces the document, and tells the application.</summary>
    public void Change(string json)
    {
        Data = Read(json);
        OnReload();
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    private static Dictionary<string, string?> Read(string json) => new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)))
        .Build()
        .AsEnumerable()
        .ToDictionary(StringComparer.OrdinalIgnoreCase);
}
