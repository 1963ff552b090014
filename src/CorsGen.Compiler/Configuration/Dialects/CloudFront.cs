namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>
/// CloudFront: the CORS part of a response headers policy, where an object with a count stands for a list.
/// </summary>
internal static class CloudFront
{
    private const string Origins = "AccessControlAllowOrigins";
    private const string Methods = "AccessControlAllowMethods";
    private const string Headers = "AccessControlAllowHeaders";

    public static readonly JsonDialect Json = new(
        "CloudFront (a response headers policy)",
        keys => keys.FindObject(Origins) ?? keys.FindObject(Methods) ?? keys.FindObject(Headers),
        new(Origins, RuleField.AllowedOrigins),
        new(Methods, RuleField.AllowedMethods),
        new(Headers, RuleField.AllowedHeaders),
        new("AccessControlExposeHeaders", RuleField.ExposeHeaders),
        new("AccessControlMaxAgeSec", RuleField.MaxAgeSeconds))
    {
        ListKey = "Items",
        Label = "Name",
        Dropped = new("OriginOverride", "it is about another server's headers"),
        Remark = ", each list being that of 'Items'",
    };
}
