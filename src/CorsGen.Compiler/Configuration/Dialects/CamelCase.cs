namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>Yandex Cloud, and others that have S3's names in camel case.</summary>
internal static class CamelCase
{
    private const string Origins = "allowedOrigins";
    private const string MaxAge = "maxAgeSeconds";

    public static readonly JsonDialect Json = new(
        "Yandex Cloud or another system with names in camel case",
        keys => !keys.HasS3Rule && keys.Has(Origins) && keys.Has(MaxAge)
            ? keys.Find("cors") ?? keys.Find("corsRules")
            : null,
        new("cors", S3Names.JsonRules),
        new("corsRules", S3Names.JsonRules),
        new("id", RuleField.Id),
        new(Origins, RuleField.AllowedOrigins),
        new("allowedMethods", RuleField.AllowedMethods),
        new("allowedHeaders", RuleField.AllowedHeaders),
        new("exposeHeaders", RuleField.ExposeHeaders),
        new(MaxAge, RuleField.MaxAgeSeconds));
}
