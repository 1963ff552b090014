namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>Cloudflare R2's API: three of the fields stand in an object of their own.</summary>
internal static class CloudflareR2
{
    private const string Wrapper = "allowed";

    public static readonly JsonDialect Json = new(
        "Cloudflare R2's API",
        keys => keys.HasS3Rule ? null : keys.FindObject(Wrapper),
        new("rules", S3Names.JsonRules),
        new("origins", RuleField.AllowedOrigins) { Wrapper = Wrapper },
        new("methods", RuleField.AllowedMethods) { Wrapper = Wrapper },
        new("headers", RuleField.AllowedHeaders) { Wrapper = Wrapper },
        new("exposeHeaders", RuleField.ExposeHeaders),
        new("maxAgeSeconds", RuleField.MaxAgeSeconds),
        new("id", RuleField.Id));
}
