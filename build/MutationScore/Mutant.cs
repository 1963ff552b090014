namespace CorsGen.Build;

/// <summary>One change that Stryker makes to the source.</summary>
/// <param name="Id">Its number in the mutated assembly.</param>
/// <param name="File">The file, relative to the project's folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Original">The original text; of several lines, the first.</param>
/// <param name="Replacement">The replacement.</param>
/// <param name="Status">Stryker's result: <c>Killed</c>, <c>Survived</c> and so on.</param>
/// <param name="IsStatic">Whether it is in code that runs once in a process, such as the initial value of a static
/// field.</param>
internal sealed record Mutant(
    string Id, string File, int Line, string Original, string Replacement, string Status, bool IsStatic)
{
    /// <summary>Whether a test detected it, or didn't end because of it.</summary>
    public bool IsKilled => Status is "Killed" or "Timeout";

    /// <summary>Whether it counts: it compiles, and isn't part of another mutant.</summary>
    public bool Counts => IsKilled || Status is "Survived" or "NoCoverage";
}
