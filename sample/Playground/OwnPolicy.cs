using CorsGen;
using CorsGen.Compiler;

namespace Sample.Playground;

/// <summary>A policy that a reader of the page wrote. It is data: nothing of it is ever run as code.</summary>
/// <param name="Page">The page on which it was written.</param>
/// <param name="Text">The text.</param>
/// <param name="Profile">The profile.</param>
/// <param name="Policy">What the text was compiled to.</param>
internal sealed record OwnPolicy(Guid Page, string Text, CorsProfile Profile, ICorsPolicy Policy)
{
    public static CorsCompilation Compile(string text, CorsProfile profile) =>
        CorsCompiler.Compile(text, new CorsCompilerOptions { Profile = profile });

    public string ToCSharp() => Compile(Text, Profile).ToCSharp();
}
