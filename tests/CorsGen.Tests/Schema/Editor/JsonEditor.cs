using System;
using System.Linq;
using System.Text.Json;
using CorsGen.Testing.Npm;

namespace CorsGen.Tests.Schema.Editor;

/// <summary>
/// The part of Visual Studio Code that checks, completes and explains JSON. It is a package of npm, which is installed
/// once for a run of the tests.
/// </summary>
public sealed class JsonEditor
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private readonly NpmPackages _packages = new(
        "The tests of the JSON Schemas in an editor did not run: they need the editor's language service, which is " +
        "installed by",
        "tests", "CorsGen.Tests", "Schema", "Editor");

    /// <summary>
    /// What an editor shows of documents under a profile's schema. The caret of a document stands at <c>|</c>.
    /// </summary>
    internal EditorAnswer[] Ask(CorsProfile profile, params string[] documents)
    {
        object question = new
        {
            Schema = ProfileSchema.Of(profile).Json,
            Documents = documents.Select(document => new
            {
                Text = document.Replace("|", "", StringComparison.Ordinal),
                Offset = document.IndexOf('|', StringComparison.Ordinal) is >= 0 and int caret ? caret : (int?)null,
            }),
        };
        return JsonSerializer.Deserialize<EditorAnswer[]>(
            _packages.Run(JsonSerializer.Serialize(question, s_options), "ask.cjs"), s_options)!;
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
