using CorsGen;
using CorsGen.Compiler;

namespace Sample.Playground;

/// <summary>
/// A policy of the sample, the file that it was compiled from, and a path of the API to which it applies.
/// </summary>
internal sealed record PolicyFile(string Name, string Path, ICorsPolicy Policy)
{
    public static IReadOnlyList<PolicyFile> All { get; } =
    [
        new("cors.json", "/things/1", CorsPolicy.Instance),
        new("uploads.cors.json", "/uploads/photo.jpg", UploadsCorsPolicy.Instance),
    ];

    /// <summary>The text, as it was when the project was built.</summary>
    public string Text
    {
        get
        {
            using var reader = new StreamReader(typeof(PolicyFile).Assembly.GetManifestResourceStream(Name)!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The C# that the generator made of it.</summary>
    public string ToCSharp() => CorsCompiler.Compile(Text, new CorsCompilerOptions { FileName = Name }).ToCSharp();
}
