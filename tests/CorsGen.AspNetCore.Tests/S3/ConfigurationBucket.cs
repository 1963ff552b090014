using System.Net.Mime;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using CorsGen.AspNetCore.Tests.Infrastructure;

namespace CorsGen.AspNetCore.Tests.S3;

/// <summary>
/// A bucket that has nothing but its CORS configuration, as bytes, and Amazon's SDK for .NET to put and get it.
/// </summary>
internal sealed class ConfigurationBucket : IAsyncDisposable
{
    private const string Name = "bucket";

    private readonly TestApplication _application;
    private readonly AmazonS3Client _client;
    private byte[] _configuration = [];

    private ConfigurationBucket(TestApplication application)
    {
        _application = application;
        _client = new AmazonS3Client(
            new BasicAWSCredentials("key", "secret"),
            new AmazonS3Config
            {
                ServiceURL = application.Url,
                AuthenticationRegion = "us-east-1",
                ForcePathStyle = true,
                MaxErrorRetry = 0,
            });
    }

    /// <summary>The configuration as it was sent, or as it is to be returned.</summary>
    public string Text
    {
        get => Encoding.UTF8.GetString(_configuration);
        set => _configuration = Encoding.UTF8.GetBytes(value);
    }

    public static async Task<ConfigurationBucket> StartAsync()
    {
        ConfigurationBucket? bucket = null;
        TestApplication application = await TestApplication.StartAsync(app =>
        {
            app.MapPut("/" + Name, async (HttpRequest request) =>
            {
                Assert.True(request.Query.ContainsKey("cors"));
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                bucket!._configuration = body.ToArray();
            });
            app.MapGet("/" + Name, (HttpRequest request) =>
            {
                Assert.True(request.Query.ContainsKey("cors"));
                return Results.Bytes(bucket!._configuration, MediaTypeNames.Application.Xml);
            });
        });
        return bucket = new ConfigurationBucket(application);
    }

    /// <summary>Has the SDK send a configuration.</summary>
    public Task PutAsync(params IEnumerable<CORSRule> rules) => _client.PutCORSConfigurationAsync(
        new PutCORSConfigurationRequest
        {
            BucketName = Name,
            Configuration = new CORSConfiguration { Rules = [.. rules] },
        });

    /// <summary>Has the SDK get the configuration.</summary>
    public async Task<IReadOnlyList<CORSRule>> GetAsync() =>
        (await _client.GetCORSConfigurationAsync(new GetCORSConfigurationRequest { BucketName = Name }))
        .Configuration.Rules;

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _application.DisposeAsync();
    }
}
