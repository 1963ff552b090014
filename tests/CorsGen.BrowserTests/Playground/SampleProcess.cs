using System.Diagnostics;

namespace CorsGen.BrowserTests.Playground;

/// <summary>The sample as a user runs it: a process of its own, told by what it writes where it listens.</summary>
internal sealed class SampleProcess : IDisposable
{
    private const string ApiLine = "The API:  ";
    private const string PageLine = "The page: ";

    // What the host of the tests tells its own servers, and a profiler that watches the tests alone.
    private static readonly string[] s_foreignVariables = ["DOTNET_STARTUP_HOOKS", "CORECLR_", "ASPNETCORE_"];

    private readonly Process _process;

    private SampleProcess(Process process) => _process = process;

    public Uri Api { get; private set; } = null!;

    public Uri Page { get; private set; } = null!;

    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the sample on free ports of loopback, or on those that it takes unless told otherwise.</summary>
    public static async Task<SampleProcess> StartAsync(bool onUsualPorts)
    {
        string[] free = ["--urls", "http://127.0.0.1:0", "--page", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo(
            BuildUnderTest.DotnetHost, [BuildUnderTest.Read("Sample"), .. onUsualPorts ? [] : free])
        {
            WorkingDirectory = Repository.PathOf("sample"),
            RedirectStandardOutput = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsForeign).ToArray())
        {
            start.Environment.Remove(name);
        }

        Process process = Process.Start(start)!;
        var sample = new SampleProcess(process);
        try
        {
            sample.Api = await sample.ReadAddressAsync(ApiLine);
            sample.Page = await sample.ReadAddressAsync(PageLine);

            // Read on, so that it never waits to be read.
            _ = process.StandardOutput.ReadToEndAsync();
            return sample;
        }
        catch
        {
            sample.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static bool IsForeign(string variable) =>
        s_foreignVariables.Any(prefix => variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private async Task<Uri> ReadAddressAsync(string start)
    {
        var lines = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return new Uri(line[start.Length..].Split(' ')[0]);
            }

            lines.Add(line);
        }

        Assert.Fail($"The sample did not start:\n{string.Join('\n', lines)}");
        throw new UnreachableException();
    }
}
