namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>
/// Google Cloud Storage: one list both of the headers that a request may have and of those that a page may read.
/// </summary>
internal static class GoogleCloudStorage
{
    private const string SystemName = "Google Cloud Storage";

    // An origin or a method alone may be a slip in a file for S3.
    public static readonly JsonDialect Json = new(
        SystemName,
        keys => keys.HasS3Rule ? null
            : keys.Has("method") || keys.Has("responseHeader") ? keys.Find("origin") ?? keys.Find("responseHeader")
            : null,
        new("cors", S3Names.JsonRules),
        new("origin", RuleField.AllowedOrigins),
        new("method", RuleField.AllowedMethods),
        new("responseHeader", RuleField.AllowedHeaders, RuleField.ExposeHeaders),
        new("maxAgeSeconds", RuleField.MaxAgeSeconds));

    public static readonly XmlDialect Xml = new(
        SystemName,
        root => root.Name == "CorsConfig" ? root.NameSpan : null,
        new("CorsConfig", S3Names.Configuration),
        new("Cors", S3Names.XmlRule),
        new("Origin", RuleField.AllowedOrigins),
        new("Method", RuleField.AllowedMethods),
        new("ResponseHeader", RuleField.AllowedHeaders, RuleField.ExposeHeaders),
        new("MaxAgeSec", RuleField.MaxAgeSeconds));
}
