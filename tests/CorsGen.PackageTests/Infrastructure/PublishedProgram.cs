using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace CorsGen.PackageTests.Infrastructure;

/// <summary>A published program that ends by itself.</summary>
internal static class PublishedProgram
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    /// <summary>Runs a program, and returns the lines that it prints. One that does not end is ended.</summary>
    public static async Task<string[]> Run(string file)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(s_timeout);
        using var process = Process.Start(new ProcessStartInfo(file) { RedirectStandardOutput = true })!;
        try
        {
            string output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            Assert.Equal(0, process.ExitCode);
            return output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
