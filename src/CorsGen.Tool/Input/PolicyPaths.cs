using CorsGen.Compiler.Configuration;

namespace CorsGen.Tool.Input;

/// <summary>Which files a command is about: a folder means every policy file in it.</summary>
internal static class PolicyPaths
{
    // What a build or a package manager writes, which nobody edits.
    private static readonly string[] s_outputs = ["bin", "obj", "node_modules"];

    /// <summary>The files, each once, those of a folder in the order of their names.</summary>
    /// <param name="paths">Files, folders, and <c>-</c>.</param>
    /// <param name="onUnreadable">
    /// Gets what cannot be used, so that the rest is returned all the same; null to throw the first.
    /// </param>
    /// <exception cref="InputException">A folder cannot be read, or has no policy file.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths, Action<InputException>? onUnreadable = null)
    {
        var found = new List<string>();
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                AddFolder(path, found, onUnreadable ?? (static exception => throw exception));
            }
            else
            {
                found.Add(path);
            }
        }

        // However it is written, as in "cors.json ./cors.json".
        return
        [
            .. found.DistinctBy(
                static path => path.Length == 0 ? path : Path.GetFullPath(path), StringComparer.Ordinal),
        ];
    }

    private static void AddFolder(string folder, List<string> found, Action<InputException> onUnreadable)
    {
        int before = found.Count;
        bool isRead = Collect(folder, found, onUnreadable);
        if (isRead && found.Count == before)
        {
            onUnreadable(new InputException(
                $"there is no CORS file in {InputFile.Shown(folder)}: a folder's are cors.json, cors.xml, " +
                "*.cors.json and *.cors.xml"));
        }
    }

    /// <returns>Whether all of it could be read.</returns>
    private static bool Collect(string folder, List<string> found, Action<InputException> onUnreadable)
    {
        string[] files;
        DirectoryInfo[] folders;
        try
        {
            files = Directory.GetFiles(folder);
            folders = new DirectoryInfo(folder).GetDirectories();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            onUnreadable(
                new InputException($"cannot read the folder {InputFile.Shown(folder)}: {InputFile.Reason(exception)}"));
            return false;
        }

        found.AddRange(files
            .Where(path => PolicyNaming.IsPolicyName(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
            .Select(WithoutCurrentFolder));

        // Not through links, which may lead back.
        bool isRead = true;
        foreach (DirectoryInfo inner in folders.OrderBy(inner => inner.Name, StringComparer.Ordinal))
        {
            if (!inner.Name.StartsWith('.') && !s_outputs.Contains(inner.Name) && inner.LinkTarget is null)
            {
                isRead &= Collect(Path.Combine(folder, inner.Name), found, onUnreadable);
            }
        }

        return isRead;
    }

    private static string WithoutCurrentFolder(string path) =>
        path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith(".\\", StringComparison.Ordinal)
            ? path[2..]
            : path;
}
