namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>API Gateway, and the function URLs of Lambda: one rule, without a list of rules.</summary>
internal static class ApiGateway
{
    private const string Origins = "AllowOrigins";
    private const string Methods = "AllowMethods";

    public static readonly JsonDialect Json = new(
        "API Gateway or a Lambda function URL",
        keys => keys.HasS3Rule ? null : keys.Find(Origins) ?? keys.Find(Methods),
        new(Origins, RuleField.AllowedOrigins),
        new(Methods, RuleField.AllowedMethods),
        new("AllowHeaders", RuleField.AllowedHeaders),
        new("MaxAge", RuleField.MaxAgeSeconds))
    {
        Label = "AuthType",
        Remark =
            "; 'ExposeHeaders' stays; 'AllowCredentials' is for CorsProfile Web, in S3 it follows from the origins",
    };
}
