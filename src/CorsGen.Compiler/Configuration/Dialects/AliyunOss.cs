using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>Aliyun OSS: S3's XML, and JSON with the names of that XML, with one key more.</summary>
internal static class AliyunOss
{
    private const string SystemName = "Aliyun OSS";
    private static readonly DroppedKey s_responseVary = new("ResponseVary", "Vary is always sent");

    public static readonly JsonDialect Json = new(
        SystemName,
        keys => keys.HasS3Rule ? null : keys.Find(s_responseVary.Name),
        new("CORSRule", S3Names.JsonRules),
        new("AllowedOrigin", RuleField.AllowedOrigins),
        new("AllowedMethod", RuleField.AllowedMethods),
        new("AllowedHeader", RuleField.AllowedHeaders),
        new("ExposeHeader", RuleField.ExposeHeaders))
    {
        Dropped = s_responseVary,
    };

    public static readonly XmlDialect Xml = new(
        SystemName,
        root => Elements(root).FirstOrDefault(element => element.Name == s_responseVary.Name)?.NameSpan)
    {
        Dropped = s_responseVary,
        Remark = ", the rest is S3's form",
    };

    // The key stands beside the rules; one that was put into a rule is Aliyun's too.
    private static IEnumerable<XmlElementSyntax> Elements(XmlElementSyntax root) =>
        root.Children.Concat(root.Children.SelectMany(rule => rule.Children));
}
