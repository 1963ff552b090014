namespace CorsGen.Testing;

/// <summary>The files of the repository that the tests are built from.</summary>
public static class Repository
{
    /// <summary>Its folder, with a slash at the end.</summary>
    public static string Root { get; } = BuildUnderTest.Read(typeof(Repository).Assembly, "RepositoryRoot");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A text of the repository, its lines ended as in the repository whatever Git made of them.</summary>
    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts)).ReplaceLineEndings("\n");
}
