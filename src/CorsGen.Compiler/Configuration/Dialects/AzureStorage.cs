namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>Azure Storage: resource templates, the command line's strings for lists, and the REST API's XML.</summary>
internal static class AzureStorage
{
    private const string SystemName = "Azure Storage";
    private const string MaxAge = "MaxAgeInSeconds";
    private const string TemplateMaxAge = "maxAgeInSeconds";

    public static readonly JsonDialect Json = new(
        SystemName,
        keys => keys.HasS3Rule ? null : keys.Find(TemplateMaxAge),
        new("allowedOrigins", RuleField.AllowedOrigins),
        new("allowedMethods", RuleField.AllowedMethods),
        new("allowedHeaders", RuleField.AllowedHeaders),
        new("exposedHeaders", RuleField.ExposeHeaders),
        new(TemplateMaxAge, RuleField.MaxAgeSeconds))
    {
        Remark = ", each list in [ ]",
    };

    // Its names are S3's but for two; that its lists are strings tells it from a slip in a file for S3.
    public static readonly JsonDialect JsonWithStrings = new(
        SystemName,
        keys => keys.FindString(RuleField.AllowedOrigins.JsonName) is null ? null : keys.Find(MaxAge),
        new("ExposedHeaders", RuleField.ExposeHeaders),
        new(MaxAge, RuleField.MaxAgeSeconds))
    {
        Remark = ", and each list as [ \"…\", \"…\" ]",
    };

    public static readonly XmlDialect Xml = new(
        SystemName,
        root => root.Name is "Cors" or "StorageServiceProperties" ? root.NameSpan : null,
        new("Cors", S3Names.XmlConfiguration),
        new("CorsRule", S3Names.XmlRule),
        new("AllowedOrigins", RuleField.AllowedOrigins),
        new("AllowedMethods", RuleField.AllowedMethods),
        new("AllowedHeaders", RuleField.AllowedHeaders),
        new("ExposedHeaders", RuleField.ExposeHeaders),
        new(MaxAge, RuleField.MaxAgeSeconds) { LeadIn = "an element for each value, and " });
}
