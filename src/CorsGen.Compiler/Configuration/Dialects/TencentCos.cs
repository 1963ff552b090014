namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>Tencent COS: JSON with the names of S3's XML, as Aliyun OSS has it, too.</summary>
internal static class TencentCos
{
    private const string Rule = "CORSRule";
    private const string Origin = "AllowedOrigin";
    private const string Method = "AllowedMethod";

    public static readonly JsonDialect Json = new(
        "Tencent COS or Aliyun OSS",
        keys => keys.Has(Origin) || keys.Has(Method) ? keys.Find(Rule) : null,
        new(Rule, S3Names.JsonRules),
        new(Origin, RuleField.AllowedOrigins),
        new(Method, RuleField.AllowedMethods),
        new("AllowedHeader", RuleField.AllowedHeaders),
        new("ExposeHeader", RuleField.ExposeHeaders));
}
