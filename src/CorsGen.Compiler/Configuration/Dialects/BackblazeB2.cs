namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>
/// Backblaze B2: operations of its two APIs in place of methods. Only those of its S3 API are methods.
/// </summary>
internal static class BackblazeB2
{
    private const string RuleName = "corsRuleName";
    private const string Operations = "allowedOperations";

    public static readonly JsonDialect Json = new(
        "Backblaze B2",
        keys => keys.HasS3Rule ? null : keys.Find(RuleName) ?? keys.Find(Operations),
        new(RuleName, RuleField.Id),
        new("allowedOrigins", RuleField.AllowedOrigins),
        new(Operations, RuleField.AllowedMethods),
        new("allowedHeaders", RuleField.AllowedHeaders),
        new("exposeHeaders", RuleField.ExposeHeaders),
        new("maxAgeSeconds", RuleField.MaxAgeSeconds))
    {
        MethodPrefix = "s3_",
    };
}
