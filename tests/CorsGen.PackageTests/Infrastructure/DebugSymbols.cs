using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace CorsGen.PackageTests.Infrastructure;

/// <summary>The symbols of an assembly, read.</summary>
internal sealed class DebugSymbols
{
    // Portable PDB v1.0, "Source Link".
    private static readonly Guid s_sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    /// <summary>Reads a file of symbols.</summary>
    /// <param name="name">The name of the assembly's entry.</param>
    /// <param name="bytes">The file.</param>
    public DebugSymbols(string name, byte[] bytes)
    {
        Name = name;
        Bytes = bytes;
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage([.. bytes]);
        MetadataReader reader = provider.GetMetadataReader();
        Documents = [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
        SourceLink = reader.CustomDebugInformation
            .Select(handle => reader.GetCustomDebugInformation(handle))
            .Where(information => reader.GetGuid(information.Kind) == s_sourceLink)
            .Select(information => Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value)))
            .SingleOrDefault("");
    }

    public string Name { get; }

    /// <summary>The symbols as a file of their own has them.</summary>
    public byte[] Bytes { get; }

    /// <summary>The paths of the sources.</summary>
    public IReadOnlyList<string> Documents { get; }

    /// <summary>Where the sources are to be had; empty if that is not said.</summary>
    public string SourceLink { get; }

    /// <summary>Reads the symbols that stand in an assembly, compressed.</summary>
    public static DebugSymbols ReadEmbedded(string name, byte[] image)
    {
        using var reader = new PEReader([.. image]);
        DebugDirectoryEntry entry =
            reader.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);

        // After a mark and the size of the symbols, four bytes each.
        ImmutableArray<byte> data =
            reader.GetSectionData(entry.DataRelativeVirtualAddress).GetContent(8, entry.DataSize - 8);
        using var symbols = new MemoryStream();
        using var stream = new DeflateStream(new MemoryStream([.. data]), CompressionMode.Decompress);
        stream.CopyTo(symbols);
        return new DebugSymbols(name, symbols.ToArray());
    }
}
