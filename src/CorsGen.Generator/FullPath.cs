using System;
using System.IO;

namespace CorsGen.Generator;

/// <summary>Paths in the one form in which they can be compared, without parts such as <c>..</c>.</summary>
internal static class FullPath
{
    /// <summary>The full form of a path; the path itself if it is invalid.</summary>
    /// <param name="path">The path, with either kind of slash.</param>
    /// <param name="folder">What it is relative to.</param>
    public static string Of(string path, string folder)
    {
        try
        {
            return Path.GetFullPath(Path.Combine(folder, path.Replace('\\', Path.DirectorySeparatorChar)));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException
            or PathTooLongException)
        {
            return path;
        }
    }
}
