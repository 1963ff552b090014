using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Pipes;
using System.Threading;
using System.Threading.Tasks;

namespace CorsGen.Build;

/// <summary>A process of the tests, which runs some of them on demand: see MutationWorker.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // Random input must be the same for all mutants, and small, because the tests run for each mutant.
    private const string Seed = "1";
    private const string Percent = "2";

    // In hexadecimal: a mutant may allocate without end.
    private const string Heap = "C0000000";

    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private WorkerProcess(Process process, NamedPipeServerStream pipe)
    {
        _process = process;
        _pipe = pipe;
        _reader = new StreamReader(pipe);
        _writer = new StreamWriter(pipe) { AutoFlush = true };
    }

    public static async Task<WorkerProcess> StartAsync(MutatedProject project, int mutant = Mutant.None)
    {
        string name = "corsgen-mutation-" + Guid.NewGuid().ToString("n");
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        var start = new ProcessStartInfo("dotnet", [project.TestAssembly])
        {
            WorkingDirectory = Path.GetDirectoryName(project.TestAssembly)!,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] =
            Path.Combine(AppContext.BaseDirectory, "CorsGen.Build.MutationWorker.dll");
        start.Environment["CORSGEN_MUTATION_PIPE"] = name;
        start.Environment["CORSGEN_MUTATION_ASSEMBLY"] = project.Name;
        start.Environment["CORSGEN_MUTATION_SLOW_TESTS"] = project.SlowTests;
        start.Environment["CORSGEN_MUTATION_MUTANT"] = mutant.ToString(CultureInfo.InvariantCulture);
        start.Environment["DOTNET_GCHeapHardLimit"] = Heap;
        start.Environment["CORSGEN_TEST_SEED"] = Seed;
        start.Environment["CORSGEN_TEST_PERCENT"] = Percent;
        Process process = Process.Start(start)!;
        await pipe.WaitForConnectionAsync();
        return new WorkerProcess(process, pipe);
    }

    /// <summary>Sends a command. If the process has ended, there is nothing to read then.</summary>
    public async Task SendAsync(string command)
    {
        try
        {
            await _writer.WriteLineAsync(command);
        }
        catch (IOException)
        {
            // A mutant may end the process before it takes commands.
        }
    }

    /// <summary>Reads a line; null if the process has ended, or doesn't answer in time.</summary>
    public async Task<string?> ReadAsync(TimeSpan longest)
    {
        using var timeout = new CancellationTokenSource(longest);
        try
        {
            return await _reader.ReadLineAsync(timeout.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It had ended.
        }

        _process.Dispose();
        _pipe.Dispose();
    }
}
