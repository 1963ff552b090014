using System;
using System.Collections.Immutable;

namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>
/// Backblaze B2: operations of its two APIs in place of methods. Those of its own API are a download, by GET and HEAD,
/// or an upload, by POST and PUT (Backblaze B2, "Cross-Origin Resource Sharing Rules").
/// </summary>
internal static class BackblazeB2
{
    private const string RuleName = "corsRuleName";
    private const string Operations = "allowedOperations";
    private const string S3Prefix = "s3_";

    public static readonly JsonDialect Json = new(
        "Backblaze B2",
        keys => keys.HasS3Rule ? null : keys.Find(RuleName) ?? keys.Find(Operations),
        new("corsRules", S3Names.JsonRules),
        new(RuleName, RuleField.Id),
        new("allowedOrigins", RuleField.AllowedOrigins),
        new(Operations, RuleField.AllowedMethods),
        new("allowedHeaders", RuleField.AllowedHeaders),
        new("exposeHeaders", RuleField.ExposeHeaders),
        new("maxAgeSeconds", RuleField.MaxAgeSeconds))
    {
        ToS3Methods = MethodsOf,
    };

    private static ImmutableArray<string> MethodsOf(string operation) =>
        operation.StartsWith(S3Prefix, StringComparison.Ordinal) && operation.Length > S3Prefix.Length
            ? ImmutableArray.Create(operation.Substring(S3Prefix.Length).ToUpperInvariant())
        : operation.StartsWith("b2_download_", StringComparison.Ordinal) ? ImmutableArray.Create("GET", "HEAD")
        : operation.StartsWith("b2_upload_", StringComparison.Ordinal) ? ImmutableArray.Create("POST", "PUT")
        : ImmutableArray.Create(operation);
}
