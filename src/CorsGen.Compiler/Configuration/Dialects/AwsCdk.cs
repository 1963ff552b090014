namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>The AWS CDK: CloudFormation's names in camel case.</summary>
internal static class AwsCdk
{
    private const string Rules = "corsRules";

    public static readonly JsonDialect Json = new(
        "the AWS CDK",
        keys => !keys.HasS3Rule && !keys.Has("maxAgeSeconds") && !keys.Has("allowOrigins") && !keys.Has("allowMethods")
            && (keys.Has("exposedHeaders") || keys.Has("maxAge") || keys.Has("id") || keys.Has("allowedOrigins"))
                ? keys.Find(Rules) ?? keys.Find("cors")
                : null,
        new(Rules, S3Names.JsonRules),
        new("cors", S3Names.JsonRules),
        new("id", RuleField.Id),
        new("allowedOrigins", RuleField.AllowedOrigins),
        new("allowedMethods", RuleField.AllowedMethods),
        new("allowedHeaders", RuleField.AllowedHeaders),
        new("exposedHeaders", RuleField.ExposeHeaders),
        new("maxAge", RuleField.MaxAgeSeconds));
}
