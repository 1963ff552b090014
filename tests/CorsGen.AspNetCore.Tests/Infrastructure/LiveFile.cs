using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore.Tests.Infrastructure;

/// <summary>
/// A file of settings as the framework reads and watches it, without a disk: a change is known as soon as it is made.
/// </summary>
internal sealed class LiveFile : IFileProvider
{
    private ConfigurationReloadToken _changed = new();
    private string? _text;

    public LiveFile(string text) => _text = text;

    /// <summary>Adds the file to a configuration.</summary>
    public void AddTo(IConfigurationBuilder builder) => builder.AddJsonFile(source =>
    {
        source.FileProvider = this;
        source.Path = "appsettings.json";
        source.ReloadOnChange = true;
        source.ReloadDelay = 0;
    });

    /// <summary>Writes the file; null deletes it. A text that isn't JSON makes the framework's reload fail.</summary>
    public void Write(string? text)
    {
        _text = text;
        Interlocked.Exchange(ref _changed, new ConfigurationReloadToken()).OnReload();
    }

    public IFileInfo GetFileInfo(string subpath) =>
        _text is { } text ? new Content(subpath, Encoding.UTF8.GetBytes(text)) : new NotFoundFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => _changed;

    private sealed class Content(string name, byte[] bytes) : IFileInfo
    {
        public bool Exists => true;

        public long Length => bytes.Length;

        public string? PhysicalPath => null;

        public string Name => name;

        public DateTimeOffset LastModified => default;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(bytes);
    }
}
