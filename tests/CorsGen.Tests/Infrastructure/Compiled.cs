using CorsGen.Compiler.Configuration;

namespace CorsGen.Tests.Infrastructure;

/// <summary>Compiles a text without a project.</summary>
internal static class Compiled
{
    public static PolicyCompilation Of(string text, CorsProfile profile = CorsProfile.S3) => PolicyCompilation.Compile(
        text, new PolicySettings("cors.json", new PolicyClass("App", "CorsPolicy", IsPublic: false), profile, [], []));
}
