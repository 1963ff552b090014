namespace CorsGen.Compiler.Configuration;

/// <summary>What S3 calls the parts of a document that are not properties of a rule.</summary>
internal static class S3Names
{
    /// <summary>The list of rules in JSON.</summary>
    public const string JsonRules = "CORSRules";

    /// <summary>The root of a document in XML, and an object around the rules in JSON.</summary>
    public const string Configuration = "CORSConfiguration";

    /// <summary>A rule in XML.</summary>
    public const string XmlRule = "CORSRule";
}
