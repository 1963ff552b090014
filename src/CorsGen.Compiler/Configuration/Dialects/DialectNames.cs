using System.Collections.Immutable;

namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>The names that one file of another system has: what its message speaks of.</summary>
internal sealed record DialectNames
{
    /// <summary>All names, each once; those in an object of a rule with its name and a dot before them.</summary>
    public ImmutableHashSet<string> All { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Names of rules that neither the system nor S3 has, and that can only mean one field.</summary>
    public ImmutableArray<(string Name, RuleField Field)> Slips { get; init; } =
        ImmutableArray<(string, RuleField)>.Empty;

    /// <summary>Names of rules that are S3's own.</summary>
    public ImmutableArray<string> OwnOfS3 { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Names of fields whose value is null, which is what S3 means without them.</summary>
    public ImmutableArray<string> Nulls { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The methods that aren't S3's, each once.</summary>
    public ImmutableArray<string> Methods { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether a list is one string.</summary>
    public bool HasStringsForLists { get; init; }

    /// <summary>The name that says whether credentials are allowed; null if there is none.</summary>
    public string? Credentials { get; init; }
}
