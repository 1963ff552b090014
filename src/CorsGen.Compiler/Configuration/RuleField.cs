using System;
using System.Collections.Immutable;
using System.Linq;

namespace CorsGen.Compiler.Configuration;

/// <summary>What a field holds.</summary>
internal enum FieldKind
{
    /// <summary>Strings: a list in JSON, repeated elements in XML.</summary>
    List,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number, <c>true</c> or <c>false</c>. A check says what is wrong with a value that isn't.</summary>
    Scalar,
}

/// <summary>
/// A field that a rule may have, and all that reading it takes: its names, what it holds, where it is required, and in
/// which profile it is one. JSON names a list in the plural and gives it once; XML names it in the singular and repeats
/// it (Amazon S3, PutBucketCors and "Elements of a CORS configuration").
/// </summary>
internal sealed class RuleField
{
    public static readonly RuleField Id = new("ID", FieldKind.Text)
    {
        Synonyms = ImmutableArray.Create("id", "ruleid", "identifier"),
    };

    public static readonly RuleField AllowedOrigins = new("AllowedOrigins", FieldKind.List)
    {
        XmlName = "AllowedOrigin",
        Synonyms = ImmutableArray.Create("origin", "origins", "alloworigin", "alloworigins"),
        RequiredExample = "https://www.example.com",
    };

    public static readonly RuleField AllowedMethods = new("AllowedMethods", FieldKind.List)
    {
        XmlName = "AllowedMethod",
        Synonyms = ImmutableArray.Create("method", "methods", "allowmethod", "allowmethods", "allowedoperations"),
        RequiredExample = "GET",
    };

    public static readonly RuleField AllowedHeaders = new("AllowedHeaders", FieldKind.List)
    {
        XmlName = "AllowedHeader",
        Synonyms = ImmutableArray.Create("header", "headers", "allowheader", "allowheaders"),
    };

    public static readonly RuleField ExposeHeaders = new("ExposeHeaders", FieldKind.List)
    {
        XmlName = "ExposeHeader",
        Synonyms = ImmutableArray.Create("exposed", "responseheader", "responseheaders"),
    };

    public static readonly RuleField MaxAgeSeconds = new("MaxAgeSeconds", FieldKind.Scalar)
    {
        Synonyms = ImmutableArray.Create("maxage", "maxagesec", "maxagesecs", "maxageinseconds"),
    };

    public static readonly RuleField AllowCredentials = new("AllowCredentials", FieldKind.Scalar)
    {
        Synonyms = ImmutableArray.Create("credentials", "supportscredentials", "allowedcredentials"),
        AbsentFromS3 = rule =>
            "whether credentials are allowed follows from the origins (yes, unless the rule lists '*'); remove it" +
            (rule.ListsAnyOrigin() ? ", and, if pages need credentials, list their origins in place of '*'"
                : rule.IsAny(AllowedMethods) || rule.IsAny(ExposeHeaders) ? ""
                : ", or, for a choice, " + WebProfile.Use),
    };

    public static readonly ImmutableArray<RuleField> All = ImmutableArray.Create(
        Id, AllowedOrigins, AllowedMethods, AllowedHeaders, ExposeHeaders, MaxAgeSeconds, AllowCredentials);

    private RuleField(string name, FieldKind kind)
    {
        JsonName = name;
        XmlName = name;
        Kind = kind;
    }

    public string JsonName { get; }

    public string XmlName { get; private init; }

    public FieldKind Kind { get; }

    public bool IsList => Kind == FieldKind.List;

    /// <summary>Other names that people write for it, in lower case, letters and digits alone.</summary>
    public ImmutableArray<string> Synonyms { get; private init; }

    /// <summary>
    /// An entry to show where the field is missing or empty; null if a rule can do without the field.
    /// </summary>
    public string? RequiredExample { get; private init; }

    /// <summary>
    /// Why profile S3 has no such field, and what to do in a rule that has one; null if both profiles have it.
    /// </summary>
    public Func<DocumentRule, string>? AbsentFromS3 { get; private init; }

    public bool IsIn(CorsProfile profile) => profile == CorsProfile.Web || AbsentFromS3 is null;

    public string NameIn(DocumentForm form) => form == DocumentForm.Xml ? XmlName : JsonName;

    public static RuleField? Find(string name, DocumentForm form) =>
        All.FirstOrDefault(field => field.NameIn(form) == name);
}
