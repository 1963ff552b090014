using CorsGen.Compiler.Configuration;

namespace CorsGen.Tool.Input;

/// <summary>Which files a command is about: a folder means every policy file in it.</summary>
internal static class PolicyPaths
{
    // What a build or a package manager writes, which nobody edits.
    private static readonly string[] s_outputs = ["bin", "obj", "node_modules"];

    /// <summary>The files, each once, those of a folder in the order of their names.</summary>
    /// <param name="paths">Files, folders, and <c>-</c>.</param>
    /// <exception cref="InputException">A folder cannot be read, or has no policy file.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Directory.Exists(path) ? InFolder(path) : [path]).Distinct(StringComparer.Ordinal)];

    private static List<string> InFolder(string folder)
    {
        var found = new List<string>();
        try
        {
            Collect(folder, found);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read the folder {InputFile.Shown(folder)}: {InputFile.Reason(exception)}");
        }

        return found.Count > 0 ? found : throw new InputException(
            $"there is no CORS file in {InputFile.Shown(folder)}: a folder's are cors.json, cors.xml, *.cors.json and *.cors.xml");
    }

    private static void Collect(string folder, List<string> found)
    {
        found.AddRange(Directory.GetFiles(folder)
            .Where(path => PolicyNaming.IsPolicyName(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
            .Select(WithoutCurrentFolder));

        // Not through links, which may lead back.
        foreach (var inner in new DirectoryInfo(folder).GetDirectories().OrderBy(inner => inner.Name, StringComparer.Ordinal))
        {
            if (!inner.Name.StartsWith('.') && !s_outputs.Contains(inner.Name) && inner.LinkTarget is null)
            {
                Collect(Path.Combine(folder, inner.Name), found);
            }
        }
    }

    private static string WithoutCurrentFolder(string path) =>
        path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith(".\\", StringComparison.Ordinal) ? path[2..] : path;
}
