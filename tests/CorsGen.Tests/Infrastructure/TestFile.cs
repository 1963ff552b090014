using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Tests.Infrastructure;

/// <summary>An additional file of a test project, with the metadata of its item.</summary>
internal sealed class TestFile(string path, string? text, params (string Name, string Value)[] metadata) : AdditionalText
{
    public override string Path => path;

    public IReadOnlyDictionary<string, string> Metadata { get; } =
        metadata.ToDictionary(pair => "build_metadata.AdditionalFiles." + pair.Name, pair => pair.Value);

    /// <summary>What to throw instead of giving a text.</summary>
    public Exception? Failure { get; init; }

    public override SourceText? GetText(CancellationToken cancellationToken = default) => Failure is not null
        ? throw Failure
        : text is null ? null : SourceText.From(text);
}
