using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>All dialects that there are. A new one is a file beside this one, and a line here.</summary>
internal static class AllDialects
{
    /// <summary>
    /// The dialects in JSON. A system whose telltale is a single key comes before those that share a key with it.
    /// </summary>
    public static readonly ImmutableArray<JsonDialect> Json = ImmutableArray.Create(
        CloudflareR2.Json,
        BackblazeB2.Json,
        Azure.Json,
        CloudFront.Json,
        GoogleCloudStorage.Json,
        Terraform.Json,
        CloudFormation.Json,
        CamelCase.Json,
        AwsCdk.Json,
        Lightsail.Json,
        AliyunOss.Json,
        BytePlus.Json,
        TencentCos.Json,
        ApiGateway.Json);

    /// <summary>The dialects in XML. A system with a root of its own comes before those that share S3's.</summary>
    public static readonly ImmutableArray<XmlDialect> Xml = ImmutableArray.Create(
        Azure.Xml,
        GoogleCloudStorage.Xml,
        AliyunOss.Xml);

    /// <summary>The dialect of a document with these keys; null if it is of none.</summary>
    public static JsonDialect? Find(JsonKeys keys) =>
        Json.FirstOrDefault(dialect => dialect.FindTelltale(keys) is not null);

    /// <summary>The dialect of a document with this root; null if it is of none.</summary>
    public static XmlDialect? Find(XmlElementSyntax root) =>
        Xml.FirstOrDefault(dialect => dialect.FindTelltale(root) is not null);
}
