using CorsGen.AspNetCore.Tests.Infrastructure;

namespace CorsGen.AspNetCore.Tests.S3;

/// <summary>
/// The same configuration in s3rver, which answers as S3 does except for each <see cref="S3rverDifference"/>.
/// </summary>
public class S3rverTests(S3rverServer s3rver) : IClassFixture<S3rverServer>
{
    private static readonly string[][] s_origins =
    [
        [],
        [""],
        ["null"],
        ["https://app.example.com"],
        ["https://APP.example.com"],
        ["https://app.example.com.evil.example"],
        ["https://a.example.org"],
        ["https://.example.org"],
        ["https://example.org"],
        ["https://aba.example"],
        ["https://abba.example"],
        ["https://ab ba.example"],
        ["https://app.example.com", "https://app.example.com"],
        ["https://evil.example", "https://a.example.org"],
    ];

    private static readonly string?[] s_headers =
    [
        null,
        "content-type",
        "Content-Type, X-Amz-Date",
        "x-other",
        "authorization",
        ",",
        "content-type,,x-amz-date",
        "x-amz-a b",
    ];

    private static readonly PeerRequest[] s_requests =
    [
        .. from origins in s_origins
           from method in (string[])["GET", "PUT", "DELETE", "put"]
           from headers in s_headers
           from own in (string[])["OPTIONS", "GET"]
           select new PeerRequest(own, origins, method, headers),
        .. from origins in s_origins
           from method in (string[])["GET", "PUT", "DELETE"]
           select new PeerRequest(method, origins, null, null),
    ];

    [Fact]
    public async Task It_answers_as_CorsGen_does_except_for_each_difference()
    {
        await s3rver.StartAsync(Repository.PathOf("tests", "CorsGen.AspNetCore.Tests", "Policies", "peer.cors.xml"));
        await using TestApplication application = await TestApplication.StartAsync(app =>
        {
            app.UseCors(PeerCorsPolicy.Instance);
            app.Map("/{**path}", () => "text");
        });
        (PeerRequest Request, CorsAnswer Ours, CorsAnswer Theirs)[] answers =
            new (PeerRequest, CorsAnswer, CorsAnswer)[s_requests.Length];
        for (int i = 0; i < answers.Length; i++)
        {
            PeerRequest request = s_requests[i];
            answers[i] = (
                request,
                CorsAnswer.Of(request, await application.SendAsync(request.Method, "/bucket/key", [.. request.Lines])),
                CorsAnswer.Of(request, await s3rver.SendAsync(request.Method, request.Lines)));
        }

        var ours = new S3rverModel(PeerCorsPolicy.Rules, new HashSet<S3rverDifference>());
        Assert.All(answers, answer => Assert.Equal(ours.AnswerTo(answer.Request), answer.Ours));
        S3rverDifference[] all = Enum.GetValues<S3rverDifference>();
        var theirs = new S3rverModel(PeerCorsPolicy.Rules, all.ToHashSet());
        Assert.All(answers, answer => Assert.Equal(theirs.AnswerTo(answer.Request), answer.Theirs));

        // Each of them is one still.
        Assert.All(all, difference =>
        {
            var without = new S3rverModel(PeerCorsPolicy.Rules, all.Where(other => other != difference).ToHashSet());
            Assert.Contains(answers, answer => without.AnswerTo(answer.Request) != answer.Theirs);
        });
    }
}
