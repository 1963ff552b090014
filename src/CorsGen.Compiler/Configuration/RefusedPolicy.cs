namespace CorsGen.Compiler.Configuration;

/// <summary>
/// A file that has an error: its class denies everything, so that a build says what is wrong with the file, and not
/// that the class is missing. It never runs, as the error fails the build.
/// </summary>
/// <param name="FileName">The file's name, without its folder.</param>
/// <param name="Class">The class to generate.</param>
/// <param name="Error">
/// The first error, without a place in the file: one that only moves changes nothing of the class.
/// </param>
/// <param name="HasNullableTypes">Whether the project's C# has nullable reference types: 8.0 or newer.</param>
internal sealed record RefusedPolicy(string FileName, PolicyClass Class, string Error, bool HasNullableTypes)
{
    /// <summary>Creates a refused policy.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="policyClass">The class to generate.</param>
    /// <param name="message">The message of the first error.</param>
    /// <param name="hasNullableTypes">Whether the project's C# has nullable reference types.</param>
    public static RefusedPolicy Create(string path, PolicyClass policyClass, string message, bool hasNullableTypes) =>
        new(PolicyNaming.FileNameOf(path), policyClass, Place.Remove(message), hasNullableTypes);
}
