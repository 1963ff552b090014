using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CorsGen.Testing.Npm;

/// <summary>
/// Packages of npm and the scripts that use them, installed beside the tests, once for each package-lock.json. Where
/// they can't be installed, the tests that need them are skipped; in CI they fail.
/// </summary>
public sealed class NpmPackages
{
    private const string LockFile = "package-lock.json";

    private static readonly string[] s_extensions = [".json", ".cjs", ".mjs"];

    // Where npm writes last what it has installed.
    private static readonly string s_installed = Path.Combine("node_modules", ".package-lock.json");

    private readonly string _folder;

    /// <summary>Installs the packages.</summary>
    /// <param name="purpose">What did not run if they are missing: "The tests of … did not run: they need".</param>
    /// <param name="source">The folder of the repository, with package.json, package-lock.json and scripts.</param>
    public NpmPackages(string purpose, params string[] source)
    {
        string sourceFolder = Repository.PathOf(source);
        _folder = Path.Combine(AppContext.BaseDirectory, "node", source[^1]);
        if (Install(sourceFolder) is { } reason)
        {
            // Runners don't print why a test is skipped.
            Missing = $"{purpose} Node.js with npm. On Debian: apt-get install nodejs npm. {reason}";
            TestContext.Current.SendDiagnosticMessage(Missing);
        }
    }

    /// <summary>Why they are missing; null if they are there.</summary>
    public string? Missing { get; }

    /// <summary>The folder that they are installed in. Where they are missing, the test is skipped; in CI it fails.
    /// </summary>
    public string Require()
    {
        Assert.SkipWhen(Missing is not null && Environment.GetEnvironmentVariable("CI") != "true", Missing ?? "");
        Assert.True(Missing is null, Missing);
        return _folder;
    }

    /// <summary>Runs a script, and returns what it prints.</summary>
    public string Run(string input, string script, params string[] arguments)
    {
        Require();
        (int exitCode, string output) = Start("node", input, [script, .. arguments]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    // Null if that succeeded, else why not.
    private string? Install(string sourceFolder)
    {
        bool isInstalled = File.Exists(Path.Combine(_folder, s_installed))
            && File.ReadAllText(Path.Combine(_folder, LockFile))
                == File.ReadAllText(Path.Combine(sourceFolder, LockFile));
        Directory.CreateDirectory(_folder);
        IEnumerable<string> files = Directory.GetFiles(sourceFolder)
            .Where(file => s_extensions.Contains(Path.GetExtension(file)));
        foreach (string file in files)
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)), overwrite: true);
        }

        if (isInstalled)
        {
            return null;
        }

        try
        {
            (int exitCode, string reason) = Start(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
                "",
                ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            return exitCode == 0 ? null : reason;
        }
        catch (Win32Exception exception)
        {
            return exception.Message;
        }
    }

    private (int ExitCode, string Output) Start(string command, string input, IEnumerable<string> arguments)
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
