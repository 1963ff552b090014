using System.Text.RegularExpressions;

namespace CorsGen.Testing;

/// <summary>An error or a warning in the log of a build.</summary>
/// <param name="Head">Its place, relative to the test's folder, and its code: <c>cors.json(3,25): error
/// CORS005</c>.</param>
/// <param name="Text">What it says.</param>
/// <param name="Project">The name of the project that it is about; empty for none.</param>
public sealed partial record BuildMessage(string Head, string Text, string Project)
{
    public static BuildMessage? Parse(string line, string folder)
    {
        Match match = Format().Match(line);
        if (!match.Success)
        {
            return null;
        }

        string place = match.Groups["place"].Value.Replace(folder + Path.DirectorySeparatorChar, "").Replace('\\', '/');
        return new BuildMessage(
            $"{place}: {match.Groups["code"].Value}",
            match.Groups["text"].Value,
            Path.GetFileNameWithoutExtension(match.Groups["project"].Value));
    }

    [GeneratedRegex(
        @"^\s*(?<place>.*?) ?: (?<code>(error|warning) [A-Z]+\d+): (?<text>.*?)( \[(?<project>[^\]]*?proj)(::[^\]]*)?\])?$")]
    private static partial Regex Format();
}
