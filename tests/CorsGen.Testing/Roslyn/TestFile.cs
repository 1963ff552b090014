using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Testing;

/// <summary>An additional file of a test project, with the metadata of its item.</summary>
public sealed class TestFile(string path, string? text, params (string Name, string Value)[] metadata) : AdditionalText
{
    public override string Path => path;

    public IReadOnlyDictionary<string, string> Metadata { get; } =
        metadata.ToDictionary(pair => "build_metadata.AdditionalFiles." + pair.Name, pair => pair.Value);

    /// <summary>What to throw instead of giving a text.</summary>
    public Exception? Failure { get; init; }

    /// <summary>What to throw instead of giving the metadata.</summary>
    public Exception? OptionsFailure { get; init; }

    /// <summary>What to do before the text is read.</summary>
    public Action? Reading { get; init; }

    /// <summary>Whether the file starts with a byte-order mark, which the compiler takes off.</summary>
    public bool HasByteOrderMark { get; init; }

    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        Reading?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        return Failure is not null ? throw Failure
            : text is null ? null
            : HasByteOrderMark
                ? SourceText.From(new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]))
            : SourceText.From(text);
    }
}
