using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Threading.Tasks;

namespace CorsGen.Tests.Tool;

/// <summary>
/// The command as a process of its own, for what the system has a part in: pipes, terminals, permissions.
/// </summary>
internal static class ToolProcess
{
    private static readonly string[] s_files =
    [
        "CorsGen*.dll", "CorsGen.Tool.*.json", "System.CommandLine.dll", "DiffPlex.dll",
    ];

    /// <summary>The command, as a program and its first arguments.</summary>
    public static string[] Command { get; } =
    [
        BuildUnderTest.DotnetHost, Path.Combine(AppContext.BaseDirectory, "CorsGen.Tool.dll"),
    ];

    /// <summary>Starts the command with pipes for its three streams.</summary>
    public static Process Start(string folder, params string[] arguments) => Start(folder, Command, arguments);

    /// <summary>Runs the command with a standard input.</summary>
    public static async Task<ToolRun> Run(string folder, string input, params string[] arguments)
    {
        using Process process = Start(folder, arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await End(process);
    }

    /// <summary>Runs another program.</summary>
    public static async Task<ToolRun> RunProgram(string folder, params string[] command)
    {
        using Process process = Start(folder, command, []);
        process.StandardInput.Close();
        return await End(process);
    }

    /// <summary>
    /// Runs the command as a user whom permissions apply to: the administrator may read everything. The folder gets a
    /// copy of the command, as that user may not read the tests'.
    /// </summary>
    [UnsupportedOSPlatform("windows")]
    public static Task<ToolRun> RunAsNobody(TemporaryFolder folder, params string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return Run(folder.Path, "", arguments);
        }

        string copy = Directory.CreateDirectory(Path.Combine(folder.Path, ".command")).FullName;
        foreach (string file in s_files.SelectMany(pattern => Directory.GetFiles(AppContext.BaseDirectory, pattern)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        }

        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        return RunProgram(
            folder.Path,
            [
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                Command[0],
                Path.Combine(copy, "CorsGen.Tool.dll"),
                .. arguments,
            ]);
    }

    public static async Task<ToolRun> End(Process process)
    {
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new ToolRun(process.ExitCode, output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Start(string folder, string[] command, IEnumerable<string> arguments)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var info = new ProcessStartInfo(command[0], [.. command[1..], .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
        };
        info.Environment.Remove("NO_COLOR");
        info.Environment["TERM"] = "xterm-256color";
        return Process.Start(info)!;
    }
}
