using CorsGen.Compiler.Configuration;

namespace CorsGen.Generator;

/// <summary>A class to generate: of a policy, or of a file that has an error.</summary>
/// <param name="Path">The file's path: reported, never generated.</param>
/// <param name="Class">The class.</param>
/// <param name="Policy">The policy; null if the file has an error.</param>
/// <param name="Refused">What the file becomes if it has an error; else null.</param>
internal sealed record PolicyClassFile(string Path, PolicyClass Class, Policy? Policy, RefusedPolicy? Refused)
{
    /// <summary>The name of the source, which the project gives it; empty until then.</summary>
    public string HintName { get; init; } = "";
}
