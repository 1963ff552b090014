using System.Collections.Concurrent;

namespace CorsGen.BrowserTests.S3;

/// <summary>A bucket behind a policy, in a page that has Amazon's SDK.</summary>
internal sealed class BucketSite : IAsyncDisposable
{
    private readonly IBrowser _browser;
    private readonly SdkBundle _sdk;
    private readonly TestSite _site;
    private readonly ConcurrentQueue<string> _answers;

    private BucketSite(IBrowser browser, SdkBundle sdk, TestSite site, Bucket bucket, ConcurrentQueue<string> answers)
    {
        (_browser, _sdk, _site, Bucket, _answers) = (browser, sdk, site, bucket, answers);
    }

    public Bucket Bucket { get; }

    /// <summary>What the server has answered: <c>OPTIONS for PUT: 204</c>, <c>PUT: 200</c>.</summary>
    public IReadOnlyList<string> Answers => [.. _answers];

    /// <summary>Starts the bucket.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="sdk">The SDK.</param>
    /// <param name="policy">The policy before it.</param>
    public static async Task<BucketSite> StartAsync(IBrowser browser, SdkBundle sdk, ICorsPolicy policy)
    {
        _ = sdk.Text;
        var bucket = new Bucket();
        var answers = new ConcurrentQueue<string>();
        TestSite site = await TestSite.StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                // Noted before the page can know of the answer.
                context.Response.OnStarting(() =>
                {
                    answers.Enqueue(DescriptionOf(context));
                    return Task.CompletedTask;
                });
                return next(context);
            });
            app.UseCors(policy);
            bucket.Map(app);
        });
        return new BucketSite(browser, sdk, site, bucket, answers);
    }

    /// <summary>Opens a page of a host, and gives it the SDK.</summary>
    public async Task OpenPageAsync(string host)
    {
        await _browser.OpenAsync(_site.Hosts, _site.OriginOf(host));
        Assert.Equal("object", await _browser.CallAsync<string>(
            """
            async text => {
                const script = document.createElement('script');
                script.text = text;
                document.head.append(script);
                return typeof sdk;
            }
            """,
            _sdk.Text));
    }

    /// <summary>Has the page give a command.</summary>
    /// <param name="command"><c>PutObject</c>.</param>
    /// <param name="key">The object.</param>
    /// <param name="more">What else the command is given.</param>
    public Task<SdkAnswer> SendAsync(string command, string key, params (string Name, object Value)[] more) =>
        _browser.CallAsync<SdkAnswer>(
            "call => sdk.send(call)", new { endpoint = _site.Hosts.Api, command, input = InputOf(key, more) });

    /// <summary>Has the page upload an object in parts.</summary>
    /// <param name="key">The object.</param>
    /// <param name="size">Its size; each byte is its place, modulo 251.</param>
    public Task<SdkAnswer> UploadAsync(string key, int size) =>
        _browser.CallAsync<SdkAnswer>(
            "call => sdk.upload(call)", new { endpoint = _site.Hosts.Api, input = InputOf(key, []), size });

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string DescriptionOf(HttpContext context)
    {
        SeenRequest request = SeenRequest.Of(context.Request);
        string preflight = request.IsPreflight ? $" for {request.RequestedMethod}" : "";
        return $"{request.Method}{preflight}: {context.Response.StatusCode}";
    }

    private static Dictionary<string, object> InputOf(string key, (string Name, object Value)[] more) =>
        new(more.ToDictionary()) { ["Bucket"] = Bucket.Name, ["Key"] = key };
}

/// <summary>What a page learns of an answer by the SDK.</summary>
internal sealed record SdkAnswer(
    int? Status, string? ETag, IReadOnlyDictionary<string, string>? Metadata, string? Text, string? Error);
