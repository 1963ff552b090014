using System.Reflection;

namespace CorsGen.Compiler.Emit;

/// <summary>The version that generated code says it was made by.</summary>
internal static class ToolVersion
{
    /// <summary>
    /// The version of the package: the commit, after a plus, changes with every commit, and most change no output.
    /// </summary>
    public static string Value { get; } = typeof(ToolVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion
        .Split('+')[0];
}
