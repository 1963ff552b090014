namespace CorsGen.Benchmarks;

/// <summary>Where the files of this project are, from wherever it runs.</summary>
internal static class Repository
{
    /// <summary>The folder of the cors files.</summary>
    public static string PolicyFolder { get; } = Path.Combine(FindRoot(), "tests", "CorsGen.Benchmarks", "Policies");

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
