using System.Collections.Immutable;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler;

/// <summary>What a policy depends on beside its text.</summary>
/// <param name="FileName">The file's name, without its folder.</param>
/// <param name="Class">The class to generate; null if none can be.</param>
/// <param name="Profile">The profile to read the text by.</param>
/// <param name="Silenced">The IDs of the advice that is not wanted.</param>
/// <param name="Errors">What is wrong with the settings themselves, or with the file: then there is no policy.</param>
internal sealed record PolicySettings(
    string FileName,
    PolicyClass? Class,
    CorsProfile Profile,
    ImmutableArray<string> Silenced,
    ImmutableArray<Finding> Errors)
{
    /// <summary>
    /// The class that denies everything if there is an error: the same, or, if that can't be one, what the file would
    /// be called without metadata. Null if there is none either.
    /// </summary>
    public PolicyClass? ClassInError { get; init; } = Class;
}
