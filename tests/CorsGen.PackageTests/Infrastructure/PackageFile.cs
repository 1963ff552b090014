using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace CorsGen.PackageTests.Infrastructure;

/// <summary>A package, read.</summary>
internal sealed class PackageFile
{
    public PackageFile(string path)
    {
        Bytes = File.ReadAllBytes(path);
        using var archive = new ZipArchive(new MemoryStream(Bytes));
        Entries = archive.Entries.ToImmutableSortedDictionary(entry => entry.FullName, Read, StringComparer.Ordinal);
        using var nuspec = new MemoryStream(Entries.Single(entry => entry.Key.EndsWith(
            ".nuspec", StringComparison.Ordinal)).Value);
        XElement metadata = XDocument.Load(nuspec).Root!.Elements().Single();

        // Each version of the format has a namespace of its own.
        foreach (XElement element in metadata.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        Metadata = metadata;
    }

    public byte[] Bytes { get; }

    /// <summary>The contents of the entries by their names.</summary>
    public ImmutableSortedDictionary<string, byte[]> Entries { get; }

    /// <summary>The names of the entries, except those that every package has.</summary>
    public IEnumerable<string> Names => Entries.Keys
        .Where(name => name is not ("_rels/.rels" or "[Content_Types].xml")
            && !name.EndsWith(".psmdcp", StringComparison.Ordinal));

    /// <summary>What the package says about itself.</summary>
    public XElement Metadata { get; }

    public string Version => Metadata.Element("version")!.Value;

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using Stream stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
