namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>CloudFormation: S3's names except four.</summary>
internal static class CloudFormation
{
    private const string Rules = "CorsRules";

    // The list's name alone may be a slip in a file for S3.
    public static readonly JsonDialect Json = new(
        "CloudFormation",
        keys => !keys.Has("maxAgeSeconds") && (keys.Has("ExposedHeaders") || keys.Has("MaxAge") || keys.Has("Id"))
            ? keys.Find(Rules)
            : null,
        new(Rules, S3Names.JsonRules),
        new("Id", RuleField.Id),
        new("ExposedHeaders", RuleField.ExposeHeaders),
        new("MaxAge", RuleField.MaxAgeSeconds));
}
