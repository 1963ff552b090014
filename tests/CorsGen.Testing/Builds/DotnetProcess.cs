using System.Diagnostics;
using System.Threading.Channels;

namespace CorsGen.Testing;

/// <summary>One run of <c>dotnet</c>, and of nothing that outlives it.</summary>
public sealed class DotnetProcess : IDisposable
{
    // A build takes seconds; this is for a machine that is busy with much else.
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(10);

    // What the host of the tests tells its own MSBuild, its test runner, a profiler of the tests, and a hook of Git.
    private static readonly string[] s_foreignVariables =
        [
            "MSBUILD", "VSTEST", "TESTINGPLATFORM", "DOTNET_CLI_CONTEXT", "DOTNET_STARTUP_HOOKS", "CORECLR_",
            "ASPNETCORE_", "GIT_",
        ];

    private readonly Process _process;
    private readonly string _command;
    private readonly Channel<string> _output = Channel.CreateUnbounded<string>();
    private readonly List<string> _lines = [];

    private DotnetProcess(string folder, string[] arguments)
    {
        _command = string.Join(' ', ["dotnet", .. arguments]);
        _process = new Process { StartInfo = StartInfo(folder, arguments) };
        _process.OutputDataReceived += Receive;
        _process.ErrorDataReceived += Receive;
    }

    public static DotnetProcess Start(string folder, params string[] arguments)
    {
        var process = new DotnetProcess(folder, arguments);
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    public static async Task<(int ExitCode, IReadOnlyList<string> Lines)> Run(string folder, params string[] arguments)
    {
        using DotnetProcess process = Start(folder, arguments);
        return await process.WithTimeout(async cancellation =>
        {
            // Also waits for the end of both streams.
            await process._process.WaitForExitAsync(cancellation);
            process._output.Writer.Complete();
            await foreach (string line in process._output.Reader.ReadAllAsync(cancellation))
            {
                process._lines.Add(line);
            }

            return (process._process.ExitCode, process._lines);
        });
    }

    /// <summary>Reads the output up to the first line that holds a text, and returns all of it.</summary>
    public Task<IReadOnlyList<string>> ReadUntil(string text) =>
        WithTimeout<IReadOnlyList<string>>(async cancellation =>
    {
        do
        {
            _lines.Add(await _output.Reader.ReadAsync(cancellation));
        }
        while (!_lines[^1].Contains(text, StringComparison.Ordinal));

        return _lines;
    });

    /// <summary>Ends the process, and those that it started, if it has not ended by itself.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    /// <summary>Removes what is meant for this process from the environment of another.</summary>
    internal static void RemoveForeignVariables(ProcessStartInfo start)
    {
        foreach (string name in start.Environment.Keys.Where(IsForeign).ToArray())
        {
            start.Environment.Remove(name);
        }
    }

    private static ProcessStartInfo StartInfo(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(BuildUnderTest.DotnetHost, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        RemoveForeignVariables(start);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // Servers that a build starts would live on, hold the output streams open, and serve builds of other
        // generators.
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = CompilerServer.PipeName is null ? "false" : "true";
        start.Environment["SharedCompilationId"] = CompilerServer.PipeName ?? "";
        start.Environment["UseRazorBuildServer"] = "false";
        return start;
    }

    private static bool IsForeign(string variable) =>
        s_foreignVariables.Any(prefix => variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private void Receive(object sender, DataReceivedEventArgs e)
    {
        if (e.Data is not null)
        {
            _output.Writer.TryWrite(e.Data);
        }
    }

    private async Task<T> WithTimeout<T>(Func<CancellationToken, Task<T>> read)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(s_timeout);
        try
        {
            return await read(timeout.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            while (_output.Reader.TryRead(out string? line))
            {
                _lines.Add(line);
            }

            Assert.Fail($"'{_command}' took more than {s_timeout}:\n{string.Join('\n', _lines)}");
            throw;
        }
    }
}
