namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>Terraform in JSON: S3's names in snake case.</summary>
internal static class Terraform
{
    private const string Rule = "cors_rule";

    public static readonly JsonDialect Json = new(
        "Terraform",
        keys => keys.Find(Rule),
        new(Rule, S3Names.JsonRules),
        new("id", RuleField.Id),
        new("allowed_origins", RuleField.AllowedOrigins),
        new("allowed_methods", RuleField.AllowedMethods),
        new("allowed_headers", RuleField.AllowedHeaders),
        new("expose_headers", RuleField.ExposeHeaders),
        new("max_age_seconds", RuleField.MaxAgeSeconds));
}
