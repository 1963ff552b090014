using System.IO;

namespace CorsGen.Build;

/// <summary>One change that Stryker makes to the source.</summary>
/// <param name="Id">Its number in the mutated assembly.</param>
/// <param name="File">The file, relative to the project's folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Original">The original text; of several lines, the first.</param>
/// <param name="Replacement">The replacement.</param>
internal sealed record Mutant(int Id, string File, int Line, string Original, string Replacement)
{
    /// <summary>The number of none.</summary>
    public const int None = -1;

    /// <summary>The folder of the project, by which scores are given; empty for the project's own.</summary>
    public string Folder => Path.GetDirectoryName(File)!.Split(Path.DirectorySeparatorChar)[0];
}
