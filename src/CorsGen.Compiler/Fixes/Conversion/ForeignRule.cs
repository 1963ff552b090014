using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Fixes.Conversion;

/// <summary>How other systems write a rule.</summary>
internal static class ForeignRule
{
    /// <summary>Google Cloud Storage: a list both of what a request may have and of what a page may read.</summary>
    public const string BothHeaders = "responseHeader";

    /// <summary>Cloudflare R2: three of the fields stand in an object of their own.</summary>
    public const string Wrapper = "allowed";

    /// <summary>Aliyun OSS: whether to send Vary, which is always sent.</summary>
    public const string Vary = "ResponseVary";

    /// <summary>The field that a name means; null if it means none.</summary>
    public static RuleField? FieldFor(string name) => name switch
    {
        "corsRuleName" => RuleField.Id,
        BothHeaders => RuleField.AllowedHeaders,
        _ => RuleField.Find(name, DocumentForm.Json) ?? NameSuggestion.FieldFor(name),
    };

    /// <summary>Whether a member beside the rules says nothing that a file of S3 could: whose they are, or what kind of thing that is.</summary>
    public static bool IsDispensable(JsonMember member) => member.Value is JsonString or JsonLiteral
        && member.Name.Value is Vary or "Bucket" or "bucket" or "BucketName" or "bucketName" or "Type" or "AuthType" or "AWSTemplateFormatVersion";

    /// <summary>Whether a value is a rule: it has a list of one, or its wrapper.</summary>
    public static bool Is(JsonValue value) => value is JsonObject rule && rule.Members.Any(member =>
        (member.Name.Value == Wrapper && member.Value is JsonObject)
        || (FieldFor(member.Name.Value) is { IsList: true } && member.Value is JsonArray or JsonString));
}
