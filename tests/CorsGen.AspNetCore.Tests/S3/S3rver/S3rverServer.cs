using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CorsGen.AspNetCore.Tests.Infrastructure;
using CorsGen.Testing.Npm;

namespace CorsGen.AspNetCore.Tests.S3;

/// <summary>s3rver, as npm installs it, with a bucket that has a configuration of the tests.</summary>
public sealed partial class S3rverServer : IDisposable
{
    private const string Bucket = "bucket";

    // It takes a second; this is for a machine that is busy with much else.
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(1);

    private readonly NpmPackages _packages = new(
        "The comparison with s3rver did not run: it needs s3rver, which is installed by",
        "tests", "CorsGen.AspNetCore.Tests", "S3", "S3rver");

    private OwnProcess? _process;
    private IPEndPoint? _address;

    /// <summary>
    /// Starts it on a free port of loopback. Where it can't be had, the test that asks is skipped; in CI it fails.
    /// </summary>
    public async Task StartAsync(string configuration)
    {
        string folder = _packages.Require();
        _process = OwnProcess.Start("node", data =>
        [
            Path.Combine(folder, "node_modules", "s3rver", "bin", "s3rver.js"),
            "--directory", data,
            "--address", $"{IPAddress.Loopback}",
            "--port", "0",
            "--silent",
            "--configure-bucket", Bucket, configuration,
        ]);
        string port = await _process.ReadOutputAsync(line => ListeningLine().Match(line) switch
        {
            { Success: true } match => match.Groups[1].Value,
            _ => null,
        }).WaitAsync(s_startLimit);
        _address = new IPEndPoint(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>Sends a request for an object that the bucket doesn't have.</summary>
    internal Task<RawResponse> SendAsync(string method, IEnumerable<string> lines) =>
        RawClient.SendAsync(_address!, method, $"/{Bucket}/key", lines);

    public void Dispose() => _process?.Dispose();

    [GeneratedRegex(@"^S3rver listening on .+:(\d+)$")]
    private static partial Regex ListeningLine();
}
