using System.Collections.Immutable;
using System.Linq;

namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>A key of another system, and what S3 calls it.</summary>
internal sealed class DialectKey
{
    private readonly string? _s3Name;

    /// <summary>A key of a rule.</summary>
    /// <param name="name">The key.</param>
    /// <param name="fields">The field that it is in S3; several if S3 separates what the other system doesn't.</param>
    public DialectKey(string name, params RuleField[] fields)
    {
        Name = name;
        Fields = fields.ToImmutableArray();
    }

    /// <summary>A key that holds rules.</summary>
    /// <param name="name">The key.</param>
    /// <param name="s3Name">What S3 calls it, from <see cref="S3Names"/>.</param>
    public DialectKey(string name, string s3Name)
    {
        Name = name;
        Fields = ImmutableArray<RuleField>.Empty;
        _s3Name = s3Name;
    }

    public string Name { get; }

    /// <summary>The fields of an S3 rule that take the value; none if the key isn't one of a rule.</summary>
    public ImmutableArray<RuleField> Fields { get; }

    /// <summary>The object of the rule in which the key stands; null if it stands in the rule itself.</summary>
    public string? Wrapper { get; init; }

    /// <summary>The key, with the object in which it stands.</summary>
    public string Path => Wrapper is null ? Name : Wrapper + "." + Name;

    /// <summary>What the message says of the key: "'method' as 'AllowedMethods'".</summary>
    public string Describe(DocumentForm form)
    {
        string s3Names = _s3Name is null
            ? string.Join(" and ", Fields.Select(field => $"'{field.NameIn(form)}'"))
            : $"'{_s3Name}'";
        return $"'{Path}' as {s3Names}";
    }
}

/// <summary>A key of another system that S3 does without.</summary>
/// <param name="Name">The key.</param>
/// <param name="Reason">Why nothing is lost without it.</param>
internal sealed record DroppedKey(string Name, string Reason);
