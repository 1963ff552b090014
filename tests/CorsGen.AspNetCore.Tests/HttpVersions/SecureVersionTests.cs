using System.Net;
using System.Net.Quic;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CorsGen.AspNetCore.Tests.HttpVersions;

/// <summary>
/// Every version of HTTP that TLS carries, by .NET's own client: HTTP/3 has no other. It needs libmsquic, without which
/// its cases are skipped, in CI as well: Debian doesn't have it.
/// </summary>
public class SecureVersionTests
{
    private const string Origin = "https://app.example.com";
    private const string Evil = "https://evil.example";
    private const string NoQuic =
        "The tests over HTTP/3 did not run: they need QUIC, which is libmsquic (packages.microsoft.com), or Windows 11.";

    private static readonly string[] s_cors =
    [
        "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods",
        "Access-Control-Allow-Headers", "Access-Control-Expose-Headers", "Access-Control-Max-Age", "Vary",
    ];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    public async Task The_answers_are_the_same(int major, int minor)
    {
        RequireVersion(major);
        using X509Certificate2 certificate = CreateCertificate();
        await using TestApplication app = await StartAsync(certificate, major switch
        {
            1 => HttpProtocols.Http1,
            2 => HttpProtocols.Http2,
            _ => HttpProtocols.Http3,
        });
        using HttpClient client = CreateClient(app, certificate, new Version(major, minor));

        Assert.Equal(
            [
                "204", Origin, "true", "GET, PUT, DELETE", "content-type, x-app-a", "ETag, X-Request-Id", "600",
                CorsAssert.Vary,
            ],
            await AskAsync(client, "OPTIONS", Origin, "PUT", "content-type, x-app-a"));
        Assert.Equal(["403", CorsAssert.Vary], await AskAsync(client, "OPTIONS", Evil, "PUT"));
        Assert.Equal(["403", CorsAssert.Vary], await AskAsync(client, "OPTIONS", Origin, "PATCH"));
        Assert.Equal(["403", CorsAssert.Vary], await AskAsync(client, "OPTIONS", Origin, "PUT", "x-other"));
        Assert.Equal(["403", CorsAssert.Vary], await AskAsync(client, "OPTIONS", "", "PUT"));
        Assert.Equal(
            ["200", Origin, "true", "GET, PUT, DELETE", "ETag, X-Request-Id", "600", CorsAssert.Vary],
            await AskAsync(client, "GET", Origin));
        Assert.Equal(["200", CorsAssert.Vary], await AskAsync(client, "GET", Evil));
        Assert.Equal(["200", CorsAssert.Vary], await AskAsync(client, "GET", origin: null));
        Assert.Empty(app.Log.Errors);
    }

    private static void RequireVersion(int major)
    {
        bool isSupported = major < 3
            || ((OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsWindows())
                && QuicListener.IsSupported);
        if (!isSupported)
        {
            // Runners don't print why a test is skipped.
            TestContext.Current.SendDiagnosticMessage(NoQuic);
            Assert.Skip(NoQuic);
        }
    }

    // The status, and the values of the headers that there are, in the order of the list.
    private static async Task<string[]> AskAsync(
        HttpClient client, string method, string? origin, string? requested = null, string? headers = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/")
        {
            Version = client.DefaultRequestVersion,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        foreach ((string name, string? value) in new[]
        {
            ("Origin", origin),
            ("Access-Control-Request-Method", requested),
            ("Access-Control-Request-Headers", headers),
        })
        {
            Assert.True(value is null || request.Headers.TryAddWithoutValidation(name, value));
        }

        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(client.DefaultRequestVersion, response.Version);
        return
        [
            ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
            .. s_cors.Where(response.Headers.NonValidated.Contains)
                .Select(name => response.Headers.NonValidated[name].ToString()),
        ];
    }

    private static HttpClient CreateClient(TestApplication app, X509Certificate2 certificate, Version version)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, given, _, _) =>
                    given?.GetCertHashString() == certificate.GetCertHashString(),
            },
        };
        return new HttpClient(handler)
        {
            BaseAddress = new Uri($"https://{app.LastAddress}/"),
            DefaultRequestVersion = version,
        };
    }

    // Self-signed, and again in the form that Windows' TLS takes.
    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }

    private static Task<TestApplication> StartAsync(X509Certificate2 certificate, HttpProtocols protocols) =>
        TestApplication.StartAsync(
            app =>
            {
                app.UseCors(AppCorsPolicy.Instance);
                app.MapGet("/", () => "ran");
            },
            host: builder => builder.WebHost.ConfigureKestrel(options => options.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    listen.Protocols = protocols;
                    listen.UseHttps(certificate);
                })));
}
