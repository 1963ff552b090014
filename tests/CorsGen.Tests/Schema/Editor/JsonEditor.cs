using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace CorsGen.Tests.Schema.Editor;

/// <summary>
/// The part of Visual Studio Code that checks, completes and explains JSON. It is a package of npm, which is installed once
/// for a run of the tests.
/// </summary>
public sealed class JsonEditor
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "json-editor");
    private readonly string? _missing;

    public JsonEditor()
    {
        _missing = Install();
        if (_missing is not null)
        {
            // Runners don't print why a test is skipped.
            TestContext.Current.SendDiagnosticMessage(_missing);
        }
    }

    /// <summary>
    /// What an editor shows of documents under a profile's schema. The caret of a document stands at <c>|</c>. Where there is
    /// no editor, the test that asks is skipped; in CI it fails.
    /// </summary>
    internal EditorAnswer[] Ask(CorsProfile profile, params string[] documents)
    {
        Assert.SkipWhen(_missing is not null && Environment.GetEnvironmentVariable("CI") != "true", _missing ?? "");
        Assert.True(_missing is null, _missing);
        object question = new
        {
            Schema = ProfileSchema.Of(profile).Json,
            Documents = documents.Select(document => new
            {
                Text = document.Replace("|", "", StringComparison.Ordinal),
                Offset = document.IndexOf('|', StringComparison.Ordinal) is >= 0 and int caret ? caret : (int?)null,
            }),
        };
        (int exitCode, string output) = Run("node", "ask.cjs", JsonSerializer.Serialize(question, s_options));
        Assert.True(exitCode == 0, output);
        return JsonSerializer.Deserialize<EditorAnswer[]>(output, s_options)!;
    }

    /// <summary>Installs the package; null if that succeeded, else what to say.</summary>
    private string? Install()
    {
        Directory.CreateDirectory(_folder);
        foreach (string file in (string[])["package.json", "package-lock.json", "ask.cjs"])
        {
            File.Copy(Repository.PathOf("tests", "CorsGen.Tests", "Schema", "Editor", file), Path.Combine(_folder, file), overwrite: true);
        }

        string npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        string reason;
        try
        {
            (int exitCode, reason) = Run(npm, "ci --ignore-scripts --no-audit --no-fund", "");
            if (exitCode == 0)
            {
                return null;
            }
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            reason = exception.Message;
        }

        return "The tests of the JSON Schemas in an editor did not run: they need Node.js with npm, which installs the editor's " +
            $"language service. On Debian: apt-get install nodejs npm. {reason}";
    }

    private (int ExitCode, string Output) Run(string command, string arguments, string input)
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

/// <summary>What an editor shows of a document.</summary>
/// <param name="Problems">What it underlines.</param>
/// <param name="Completions">What it offers at the caret, in its order; null without a caret.</param>
/// <param name="Hover">What it shows over the caret; null without one.</param>
internal sealed record EditorAnswer(EditorProblem[] Problems, EditorCompletion[]? Completions, string? Hover);

/// <summary>A problem, and the text that is underlined.</summary>
internal sealed record EditorProblem(string Message, string Under);

/// <summary>An offer: what it is called, what it writes, and what it says about it.</summary>
internal sealed record EditorCompletion(string Label, string InsertText, string Documentation);
