using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Compiler;

/// <summary>A configuration has errors, so that there is no policy.</summary>
#pragma warning disable CA1032 // Only the compiler creates it, and always with the errors.
public sealed class CorsCompilationException : Exception
#pragma warning restore CA1032
{
    internal CorsCompilationException(IReadOnlyList<CorsFinding> errors)
        : base(Describe(errors)) => Errors = errors;

    /// <summary>The errors, ordered by their places; at least one.</summary>
    public IReadOnlyList<CorsFinding> Errors { get; }

    private static string Describe(IReadOnlyList<CorsFinding> errors) =>
        (errors.Count == 1 ? "The CORS configuration has an error:" : "The CORS configuration has errors:") +
        string.Concat(errors.Select(error => "\n" + error));
}
