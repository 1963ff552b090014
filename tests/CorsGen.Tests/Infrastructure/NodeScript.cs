using System;
using System.Diagnostics;
using System.IO;
using System.Text;

namespace CorsGen.Tests.Infrastructure;

/// <summary>
/// A script for Node.js with packages of npm, which are installed once for a run of the tests. Where they can't be, the
/// tests that need the script are skipped; in CI they fail.
/// </summary>
internal sealed class NodeScript
{
    private readonly string _folder;
    private readonly string _name;
    private readonly string? _missing;

    /// <param name="source">The folder, below that of the tests, with the script, package.json and
    /// package-lock.json.</param>
    /// <param name="name">The script's file.</param>
    /// <param name="purpose">What did not run if it is missing: "The tests of … did not run: they need".</param>
    public NodeScript(string source, string name, string purpose)
    {
        _folder = Path.Combine(AppContext.BaseDirectory, "node", source);
        _name = name;
        if (Install(source) is { } reason)
        {
            // Runners don't print why a test is skipped.
            _missing = $"{purpose} Node.js with npm. On Debian: apt-get install nodejs npm. {reason}";
            TestContext.Current.SendDiagnosticMessage(_missing);
        }
    }

    /// <summary>Runs the script, and returns what it prints.</summary>
    public string Run(string input)
    {
        Assert.SkipWhen(_missing is not null && Environment.GetEnvironmentVariable("CI") != "true", _missing ?? "");
        Assert.True(_missing is null, _missing);
        (int exitCode, string output) = Start("node", _name, input);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>Installs the packages; null if that succeeded, else why not.</summary>
    private string? Install(string source)
    {
        Directory.CreateDirectory(_folder);
        foreach (string file in (string[])["package.json", "package-lock.json", _name])
        {
            File.Copy(
                Path.Combine(Repository.PathOf("tests", "CorsGen.Tests"), source, file),
                Path.Combine(_folder, file),
                overwrite: true);
        }

        try
        {
            (int exitCode, string reason) = Start(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci --ignore-scripts --no-audit --no-fund", "");
            return exitCode == 0 ? null : reason;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return exception.Message;
        }
    }

    private (int ExitCode, string Output) Start(string command, string arguments, string input)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
