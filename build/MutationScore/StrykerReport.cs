using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CorsGen.Build;

/// <summary>
/// Reads what Stryker writes, in the form of
/// <see href="https://github.com/stryker-mutator/mutation-testing-elements">mutation-testing-elements</see>.
/// </summary>
internal static class StrykerReport
{
    // The others don't compile, or are part of one of these.
    private static readonly string[] s_statuses = ["NoCoverage", "Killed", "Survived", "Timeout"];

    /// <summary>The mutants that are in the mutated assembly.</summary>
    public static List<Mutant> Read(string path, string projectFolder)
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(path));
        var mutants = new List<Mutant>();
        foreach (JsonProperty file in report.RootElement.GetProperty("files").EnumerateObject())
        {
            string[] lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            string name = Path.GetRelativePath(projectFolder, file.Name);

            // A file of another project's is judged by that project's tests.
            if (name.StartsWith("..", StringComparison.Ordinal))
            {
                continue;
            }

            mutants.AddRange(file.Value.GetProperty("mutants")
                .EnumerateArray()
                .Where(mutant => s_statuses.Contains(mutant.GetProperty("status").GetString()))
                .Select(mutant => Read(mutant, name, lines)));
        }

        return mutants;
    }

    private static Mutant Read(JsonElement mutant, string file, string[] lines)
    {
        JsonElement location = mutant.GetProperty("location");
        (int line, int column) = Place(location.GetProperty("start"));
        (int endLine, int endColumn) = Place(location.GetProperty("end"));
        string text = lines[line - 1].TrimEnd('\r');
        return new Mutant(
            int.Parse(mutant.GetProperty("id").GetString()!, CultureInfo.InvariantCulture),
            file,
            line,
            endLine == line ? text[(column - 1)..(endColumn - 1)] : text[(column - 1)..] + " …",
            string.Join(
                ' ',
                mutant.GetProperty("replacement").GetString()!.Split(
                    (char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private static (int Line, int Column) Place(JsonElement place) =>
        (place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32());
}
