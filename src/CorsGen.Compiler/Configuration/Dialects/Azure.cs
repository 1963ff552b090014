namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>
/// Azure's services (Storage, AI Search and others): resource templates, the command line's strings for lists, and the
/// REST API's XML.
/// </summary>
internal static class Azure
{
    private const string SystemName = "Azure";
    private const string MaxAge = "MaxAgeInSeconds";
    private const string TemplateMaxAge = "maxAgeInSeconds";

    public static readonly JsonDialect Json = new(
        SystemName,
        keys => keys.Find(TemplateMaxAge) ?? keys.Find(MaxAge),
        new("CorsRules", S3Names.JsonRules),
        new("corsRules", S3Names.JsonRules),
        new("allowedOrigins", RuleField.AllowedOrigins),
        new("allowedMethods", RuleField.AllowedMethods),
        new("allowedHeaders", RuleField.AllowedHeaders),
        new("exposedHeaders", RuleField.ExposeHeaders),
        new("ExposedHeaders", RuleField.ExposeHeaders),
        new(TemplateMaxAge, RuleField.MaxAgeSeconds),
        new(MaxAge, RuleField.MaxAgeSeconds))
    {
        // As "az storage cors list" prints it.
        Dropped = new("Service", "a policy is for one service"),
    };

    public static readonly XmlDialect Xml = new(
        SystemName,
        root => root.Name is "Cors" or "StorageServiceProperties" ? root.NameSpan : null,
        new("Cors", S3Names.Configuration),
        new("CorsRule", S3Names.XmlRule),
        new("AllowedOrigins", RuleField.AllowedOrigins),
        new("AllowedMethods", RuleField.AllowedMethods),
        new("AllowedHeaders", RuleField.AllowedHeaders),
        new("ExposedHeaders", RuleField.ExposeHeaders),
        new(MaxAge, RuleField.MaxAgeSeconds))
    {
        Remark = ", with an element for each value",
    };
}
