namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>Lightsail: S3's names in camel case.</summary>
internal static class Lightsail
{
    private const string Rules = "rules";
    private const string Origins = "allowedOrigins";

    public static readonly JsonDialect Json = new(
        "Lightsail",
        keys => keys.Has(Origins) ? keys.Find(Rules) : null,
        new(Rules, S3Names.JsonRules),
        new("id", RuleField.Id),
        new(Origins, RuleField.AllowedOrigins),
        new("allowedMethods", RuleField.AllowedMethods),
        new("allowedHeaders", RuleField.AllowedHeaders),
        new("exposeHeaders", RuleField.ExposeHeaders),
        new("maxAgeSeconds", RuleField.MaxAgeSeconds));
}
