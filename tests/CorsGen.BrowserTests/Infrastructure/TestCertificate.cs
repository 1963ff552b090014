using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>The certificate of every host of the tests, made for this run.</summary>
internal static class TestCertificate
{
    public static X509Certificate2 Value { get; } = Create();

    /// <summary>The hash of its public key, by which a browser can be told to accept it.</summary>
    public static string Fingerprint { get; } =
        Convert.ToBase64String(SHA256.HashData(Value.PublicKey.ExportSubjectPublicKeyInfo()));

    private static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=CorsGen browser tests", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate =
            request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        // On Windows, TLS doesn't accept a key that is only in memory.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }
}
