namespace CorsGen.Compiler.Configuration;

/// <summary>A policy without a fault: all that the generated class depends on, and nothing of where it stood.</summary>
/// <param name="FileName">The file's name, without its folder.</param>
/// <param name="Class">The class to generate.</param>
/// <param name="Profile">The profile that the file was read by.</param>
/// <param name="Rules">The rules in the order of the file; at least one.</param>
internal sealed record Policy(string FileName, PolicyClass Class, CorsProfile Profile, EquatableArray<Rule> Rules);

/// <summary>The class that a file becomes.</summary>
/// <param name="Namespace">The namespace; empty for none. Keywords carry their <c>@</c>.</param>
/// <param name="Name">The name. A keyword carries its <c>@</c>.</param>
/// <param name="IsPublic">Whether the class is public; else it is internal.</param>
internal sealed record PolicyClass(string Namespace, string Name, bool IsPublic)
{
    /// <summary>Namespace and name.</summary>
    public string FullName => Namespace.Length == 0 ? Name : Namespace + "." + Name;
}

/// <summary>One rule of a policy, its values as the file means them.</summary>
internal sealed record Rule(
    string? Id,
    EquatableArray<string> AllowedOrigins,
    EquatableArray<string> AllowedMethods,
    EquatableArray<string> AllowedHeaders,
    EquatableArray<string> ExposeHeaders,
    int? MaxAgeSeconds,
    bool AllowCredentials);
