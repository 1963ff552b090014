using System;
using System.Collections.Generic;

namespace CorsGen.Compiler;

/// <summary>What a compilation depends on besides the configuration itself.</summary>
public sealed class CorsCompilerOptions
{
    private readonly string _fileName = "cors.json";
    private readonly IReadOnlyList<string> _noWarn = [];

    /// <summary>The profile to compile with; <see cref="CorsProfile.S3"/> unless it is set.</summary>
    public CorsProfile Profile { get; init; }

    /// <summary>
    /// The name under which messages refer to the configuration, and from which <see cref="CorsCompilation.ToCSharp"/>
    /// derives the name of the class; <c>cors.json</c> unless it is set. A folder in it is ignored. The file doesn't
    /// have to exist.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string FileName
    {
        get => _fileName;
        init => _fileName = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// The IDs of advice that isn't wanted, such as <c>CORS104</c>; none unless it is set. Errors can't be silenced.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IReadOnlyList<string> NoWarn
    {
        get => _noWarn;
        init => _noWarn = value ?? throw new ArgumentNullException(nameof(value));
    }
}
