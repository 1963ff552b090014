using CorsGen.Compiler;

namespace CorsGen.BrowserTests.S3;

/// <summary>Amazon's SDK for JavaScript in a page, against a bucket behind a compiled policy.</summary>
public class SdkTests(Browsers browsers, SdkBundle sdk) : IClassFixture<SdkBundle>
{
    // The hosts of the two rules of Policies/bucket.cors.json, and one that neither allows.
    private const string App = "app.one";
    private const string Unexposed = "admin.one";
    private const string Stranger = "stranger.one";

    // The SDK uploads in parts of 5 MiB: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html.
    private const int PartSize = 5 * 1024 * 1024;

    private static readonly (string, object)[] s_object =
    [
        ("Body", "{}"),
        ("ContentType", "application/json"),
        ("Metadata", new { author = "somebody", secret = "7" }),
    ];

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task A_page_puts_reads_and_deletes_an_object(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        await using BucketSite site = await BucketSite.StartAsync(loan.Browser, sdk, BucketCorsPolicy.Instance);
        await site.OpenPageAsync(App);

        SdkAnswer put = await site.SendAsync("PutObject", "file", s_object);
        Assert.Equal((200, null), (put.Status, put.Error));
        StoredObject stored = site.Bucket.Objects["file"];
        Assert.Equal("{}"u8, stored.Content);
        Assert.Equal("application/json", stored.ContentType);
        Assert.Equal("somebody", stored.Metadata["author"]);

        SdkAnswer head = await site.SendAsync("HeadObject", "file");
        Assert.Equal((200, null), (head.Status, head.Text));
        SdkAnswer get = await site.SendAsync("GetObject", "file");
        Assert.Equal((200, "{}"), (get.Status, get.Text));

        Assert.Equal(204, (await site.SendAsync("DeleteObject", "file")).Status);
        Assert.Empty(site.Bucket.Objects);

        // The page can read what the server says went wrong.
        SdkAnswer missing = await site.SendAsync("GetObject", "file");
        Assert.Equal((404, "NoSuchKey: There is no such key."), (missing.Status, missing.Error));
        Assert.Equal(
            [
                "OPTIONS for PUT: 204", "PUT: 200", "OPTIONS for HEAD: 204", "HEAD: 200", "OPTIONS for GET: 204",
                "GET: 200", "OPTIONS for DELETE: 204", "DELETE: 204", "GET: 404",
            ],
            site.Answers);
    }

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task A_page_reads_ETag_and_metadata_exactly_if_they_are_exposed(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        await using BucketSite site = await BucketSite.StartAsync(loan.Browser, sdk, BucketCorsPolicy.Instance);

        await site.OpenPageAsync(App);
        SdkAnswer put = await site.SendAsync("PutObject", "file", s_object);
        string eTag = site.Bucket.Objects["file"].ETag;
        Assert.Equal(eTag, put.ETag);
        foreach (string command in (string[])["HeadObject", "GetObject"])
        {
            SdkAnswer answer = await site.SendAsync(command, "file");
            Assert.Equal((200, eTag), (answer.Status, answer.ETag));
            Assert.Equal([KeyValuePair.Create("author", "somebody")], answer.Metadata);
        }

        await site.OpenPageAsync(Unexposed);
        Assert.Equal(
            new SdkAnswer(200, null, null, null, null), await site.SendAsync("PutObject", "file", s_object));
        foreach (string command in (string[])["HeadObject", "GetObject"])
        {
            SdkAnswer answer = await site.SendAsync(command, "file");
            Assert.Equal((200, null), (answer.Status, answer.ETag));
            Assert.Empty(answer.Metadata!);
        }
    }

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task A_page_uploads_in_parts_if_ETag_is_exposed(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        await using BucketSite site = await BucketSite.StartAsync(loan.Browser, sdk, BucketCorsPolicy.Instance);

        await site.OpenPageAsync(App);
        SdkAnswer upload = await site.UploadAsync("large", PartSize + 1);
        Assert.Equal((200, null), (upload.Status, upload.Error));
        StoredObject stored = site.Bucket.Objects["large"];
        Assert.Equal(Enumerable.Range(0, PartSize + 1).Select(place => (byte)(place % 251)), stored.Content);
        Assert.Equal(stored.ETag, upload.ETag);
        Assert.Equal(["POST: 200", "PUT: 200", "PUT: 200", "POST: 200"], site.Answers.Where(IsOfRequest));

        // Otherwise the SDK says why, and gives the upload up.
        await site.OpenPageAsync(Unexposed);
        Assert.Contains(
            "Missing Bucket CORS configuration for ETag header?",
            (await site.UploadAsync("unexposed", PartSize + 1)).Error);
        Assert.DoesNotContain("unexposed", site.Bucket.Objects);
        Assert.Equal("DELETE: 204", site.Answers[^1]);
    }

    [Theory]
    [MemberData(nameof(Browsers.Kinds), MemberType = typeof(Browsers))]
    public async Task A_page_of_another_origin_does_nothing(BrowserKind kind)
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(kind);
        await using BucketSite site = await BucketSite.StartAsync(loan.Browser, sdk, BucketCorsPolicy.Instance);
        var stored = new StoredObject([1, 2, 3], "text/plain", new Dictionary<string, string>());
        site.Bucket.Objects["file"] = stored;

        await site.OpenPageAsync(Stranger);
        SdkAnswer[] answers =
        [
            await site.SendAsync("PutObject", "file", s_object),
            await site.SendAsync("HeadObject", "file"),
            await site.SendAsync("GetObject", "file"),
            await site.SendAsync("DeleteObject", "file"),
            await site.UploadAsync("large", PartSize + 1),
        ];

        Assert.All(answers, AssertNetworkError);
        Assert.Equal(
            [
                "OPTIONS for PUT: 403", "OPTIONS for HEAD: 403", "OPTIONS for GET: 403", "OPTIONS for DELETE: 403",
                "OPTIONS for POST: 403",
            ],
            site.Answers);
        Assert.Equal([KeyValuePair.Create("file", stored)], site.Bucket.Objects);
    }

    [Fact]
    public async Task The_SDK_needs_each_of_the_headers_that_the_policy_allows()
    {
        using Browsers.Loan loan = await browsers.BorrowAsync(BrowserKind.Chromium);
        CorsRule rule = BucketCorsPolicy.Rules[0];
        Assert.Equal(["authorization", "content-type", "amz-sdk-*", "x-amz-*"], rule.AllowedHeaders);
        foreach (string header in rule.AllowedHeaders)
        {
            var without = new CorsRule(
                0,
                rule.Id,
                [.. rule.AllowedOrigins],
                [.. rule.AllowedMethods],
                [.. rule.AllowedHeaders.Where(other => other != header)]);
            await using BucketSite site = await BucketSite.StartAsync(
                loan.Browser, sdk, CorsCompiler.Compile([without]).GetPolicy());

            await site.OpenPageAsync(App);
            AssertNetworkError(await site.SendAsync("PutObject", "file", s_object));
            Assert.Equal(["OPTIONS for PUT: 403"], site.Answers);
            Assert.Empty(site.Bucket.Objects);
        }
    }

    [Fact]
    public void The_documented_policy_is_the_one_that_was_tried()
    {
        string page = Repository.Read("docs", "recipes.md");
        string[] lines = Repository.Read("tests", "CorsGen.BrowserTests", "Policies", "bucket.cors.json").Split('\n');
        foreach (string name in (string[])["AllowedMethods", "AllowedHeaders", "ExposeHeaders"])
        {
            string line = lines.First(line => line.Contains(name, StringComparison.Ordinal));
            Assert.Contains(line.TrimEnd(','), page, StringComparison.Ordinal);
        }
    }

    // "Failed to fetch", "NetworkError when attempting to fetch resource.", "Load failed".
    private static void AssertNetworkError(SdkAnswer answer)
    {
        Assert.Null(answer.Status);
        Assert.StartsWith("TypeError: ", answer.Error, StringComparison.Ordinal);
    }

    private static bool IsOfRequest(string answer) => !answer.StartsWith("OPTIONS", StringComparison.Ordinal);
}
