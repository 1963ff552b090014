namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>
/// API Gateway, and the function URLs of Lambda: one rule, without a list of rules; also in camel case.
/// </summary>
internal static class ApiGateway
{
    private const string Origins = "AllowOrigins";
    private const string Methods = "AllowMethods";
    private const string CamelOrigins = "allowOrigins";
    private const string CamelMethods = "allowMethods";

    public static readonly JsonDialect Json = new(
        "API Gateway or a Lambda function URL",
        keys => keys.HasS3Rule
            ? null
            : keys.Find(Origins) ?? keys.Find(Methods) ?? keys.Find(CamelOrigins) ?? keys.Find(CamelMethods),
        new(Origins, RuleField.AllowedOrigins),
        new(Methods, RuleField.AllowedMethods),
        new("AllowHeaders", RuleField.AllowedHeaders),
        new("MaxAge", RuleField.MaxAgeSeconds),
        new(CamelOrigins, RuleField.AllowedOrigins),
        new(CamelMethods, RuleField.AllowedMethods),
        new("allowHeaders", RuleField.AllowedHeaders),
        new("exposeHeaders", RuleField.ExposeHeaders),
        new("maxAge", RuleField.MaxAgeSeconds))
    {
        Label = "AuthType",
    };
}
