namespace CorsGen.Compiler.Configuration;

/// <summary>
/// What messages call the choice of the other profile: words that are as true of a project's item as of the compiler's
/// options and of the command.
/// </summary>
internal static class WebProfile
{
    public const string Use = "use profile Web (CorsProfile)";
}
