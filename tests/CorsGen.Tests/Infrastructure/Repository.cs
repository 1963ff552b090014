using System;
using System.IO;

namespace CorsGen.Tests.Infrastructure;

/// <summary>The files of the repository that the tests are built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A text of the repository, its lines ended as in the repository whatever Git made of them.</summary>
    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CorsGen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No CorsGen.sln above {AppContext.BaseDirectory}.");
    }
}
