namespace CorsGen.Build;

/// <summary>One change that Stryker makes to the source.</summary>
/// <param name="Id">What the mutated assembly calls it.</param>
/// <param name="File">The file, from the folder of the project.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Original">What stands there; of several lines the first.</param>
/// <param name="Replacement">What is put in its place.</param>
/// <param name="Status">What Stryker says of it: <c>Killed</c>, <c>Survived</c> and so on.</param>
/// <param name="IsStatic">Whether it is in what runs once in a process, such as the value of a static field.</param>
internal sealed record Mutant(string Id, string File, int Line, string Original, string Replacement, string Status, bool IsStatic)
{
    /// <summary>Whether the tests noticed it; one that never ends is noticed too.</summary>
    public bool IsKilled => Status is "Killed" or "Timeout";

    /// <summary>Whether it counts: one that does not compile, or is part of another, does not.</summary>
    public bool Counts => IsKilled || Status is "Survived" or "NoCoverage";
}
