using System.Diagnostics;

namespace CorsGen.Testing;

/// <summary>A process that a test has started, with a temporary folder for what it writes; both go with it.</summary>
public sealed class OwnProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private OwnProcess(Process process, string folder)
    {
        _process = process;
        _folder = folder;
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments, given the temporary folder.</param>
    /// <param name="environment">What to add to its environment.</param>
    public static OwnProcess Start(
        string program,
        Func<string, IEnumerable<string>> arguments,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        string folder = Directory.CreateTempSubdirectory("corsgen-test-").FullName;
        try
        {
            var start = new ProcessStartInfo(program, arguments(folder))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (string name in new[] { "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME" })
            {
                start.Environment[name] = folder;
            }

            foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            {
                start.Environment[name] = value;
            }

            return new OwnProcess(Process.Start(start)!, folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>
    /// Reads the standard output up to a line, and the rest so that the process never waits to be read.
    /// </summary>
    public Task<T> ReadOutputAsync<T>(Func<string, T?> find)
        where T : class
    {
        _ = _process.StandardError.ReadToEndAsync();
        return ReadAsync(_process.StandardOutput, find);
    }

    /// <summary>The same for the standard error.</summary>
    public Task<T> ReadErrorsAsync<T>(Func<string, T?> find)
        where T : class
    {
        _ = _process.StandardOutput.ReadToEndAsync();
        return ReadAsync(_process.StandardError, find);
    }

    /// <summary>Reads what the process writes, so that it never waits to be read.</summary>
    public void Drain()
    {
        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
    }

    public Task WaitForExitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        DeleteFolder();
    }

    private static async Task<T> ReadAsync<T>(StreamReader reader, Func<string, T?> find)
        where T : class
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (find(line) is { } found)
            {
                _ = reader.ReadToEndAsync();
                return found;
            }

            lines.Add(line);
        }

        throw new InvalidOperationException("The process ended before it was ready:\n" + string.Join('\n', lines));
    }

    // A descendant that ends last may still write into it.
    private void DeleteFolder()
    {
        for (int tries = 0; Directory.Exists(_folder); tries++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && tries < 100)
            {
                Thread.Yield();
            }
        }
    }
}
