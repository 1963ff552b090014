using System.Diagnostics;

namespace CorsGen.Testing;

/// <summary>
/// A server of the C# compiler for the builds that the tests start, as developers' builds have one: without it, each
/// build compiles the compiler anew. It is this process's own, and ends with it.
/// </summary>
internal static class CompilerServer
{
    private static readonly string s_pipe = $"corsgen-tests-{Environment.ProcessId}";
    private static readonly Lazy<Process?> s_process = new(Start);

    /// <summary>
    /// The name by which builds find the server, MSBuild's <c>SharedCompilationId</c>; null if there is none. Starts
    /// it.
    /// </summary>
    public static string? PipeName => s_process.Value is { HasExited: false } ? s_pipe : null;

    // Other hosts of MSBuild have their compiler elsewhere, or for another runtime.
    private static Process? Start()
    {
        string server = BuildUnderTest.CompilerServer;
        if (!File.Exists(server))
        {
            return null;
        }

        var start = new ProcessStartInfo(BuildUnderTest.DotnetHost, ["exec", server, $"-pipename:{s_pipe}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        DotnetProcess.RemoveForeignVariables(start);
        Process process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
        return process;
    }
}
