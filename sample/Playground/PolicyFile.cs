using CorsGen;

namespace Sample.Playground;

/// <summary>A policy, the file that it was compiled from, and a path of the API to which it applies.</summary>
internal sealed record PolicyFile(string Name, string Path, ICorsPolicy Policy)
{
    public static IReadOnlyList<PolicyFile> All { get; } =
    [
        new("cors.json", "/things/1", CorsPolicy.Instance),
        new("uploads.cors.json", "/uploads/photo.jpg", UploadsCorsPolicy.Instance),
    ];
}
