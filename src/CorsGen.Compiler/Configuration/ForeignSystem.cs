using System;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>
/// A system whose CORS files have a form of their own, and are handed to S3 by mistake: told by keys that S3 does not
/// have, and answered with the S3 name of each.
/// </summary>
/// <param name="Name">The system.</param>
/// <param name="Keys">Each of its keys, and what S3 calls it.</param>
/// <param name="FindTelltale">The place of a key that only this system has; null if the document has none.</param>
internal sealed record ForeignSystem(string Name, string Keys, Func<JsonKeys, TextSpan?> FindTelltale)
{
    // The order matters: a system whose telltale is a single key comes before those that share a wrapper with it.
    private static readonly ImmutableArray<ForeignSystem> s_systems = ImmutableArray.Create(
        new ForeignSystem(
            "Cloudflare R2's API",
            "'allowed.origins' as 'AllowedOrigins', 'allowed.methods' as 'AllowedMethods', 'allowed.headers' as " +
            "'AllowedHeaders', 'exposeHeaders' as 'ExposeHeaders', 'maxAgeSeconds' as 'MaxAgeSeconds', 'id' as 'ID'",
            keys => keys.HasS3Rule ? null : keys.FindObject("allowed")),
        new ForeignSystem(
            "Backblaze B2",
            "'corsRuleName' as 'ID', 'allowedOrigins' as 'AllowedOrigins', 'allowedOperations' as 'AllowedMethods' ('s3_get' " +
            "as 'GET', and so on), 'allowedHeaders' as 'AllowedHeaders', 'exposeHeaders' as 'ExposeHeaders', " +
            "'maxAgeSeconds' as 'MaxAgeSeconds'",
            keys => keys.HasS3Rule ? null : keys.Find("corsRuleName") ?? keys.Find("allowedOperations")),
        new ForeignSystem(
            "Azure Storage",
            "'allowedOrigins' as 'AllowedOrigins', 'allowedMethods' as 'AllowedMethods', 'allowedHeaders' as " +
            "'AllowedHeaders', 'exposedHeaders' as 'ExposeHeaders', 'maxAgeInSeconds' as 'MaxAgeSeconds', each list in [ ]",
            keys => keys.HasS3Rule ? null : keys.Find("maxAgeInSeconds")),

        // Its names are S3's but for two; that its lists are strings tells it from a slip in a file of S3.
        new ForeignSystem(
            "Azure Storage",
            "'ExposedHeaders' as 'ExposeHeaders', 'MaxAgeInSeconds' as 'MaxAgeSeconds', and each list as [ \"…\", \"…\" ]",
            keys => keys.FindString(RuleField.AllowedOrigins.JsonName) is null ? null : keys.Find("MaxAgeInSeconds")),
        new ForeignSystem(
            "Google Cloud Storage",
            "'origin' as 'AllowedOrigins', 'method' as 'AllowedMethods', 'responseHeader' as 'AllowedHeaders' and " +
            "'ExposeHeaders', 'maxAgeSeconds' as 'MaxAgeSeconds'",
            keys => keys.HasS3Rule ? null
                : keys.Has("method") || keys.Has("responseHeader") ? keys.Find("origin") ?? keys.Find("responseHeader")
                : null),
        new ForeignSystem(
            "Terraform",
            "'cors_rule' as 'CORSRules', 'id' as 'ID', 'allowed_origins' as 'AllowedOrigins', 'allowed_methods' as " +
            "'AllowedMethods', 'allowed_headers' as 'AllowedHeaders', 'expose_headers' as 'ExposeHeaders', " +
            "'max_age_seconds' as 'MaxAgeSeconds'",
            keys => keys.Find("cors_rule")),
        new ForeignSystem(
            "CloudFormation",
            "'CorsRules' as 'CORSRules', 'Id' as 'ID', 'ExposedHeaders' as 'ExposeHeaders', 'MaxAge' as 'MaxAgeSeconds'; " +
            "'AllowedOrigins', 'AllowedMethods' and 'AllowedHeaders' stay",
            keys => keys.Has("ExposedHeaders") || keys.Has("MaxAge") || keys.Has("Id") ? keys.Find("CorsRules") : null),
        new ForeignSystem(
            "the AWS CDK",
            "'corsRules' as 'CORSRules', 'id' as 'ID', 'allowedOrigins' as 'AllowedOrigins', 'allowedMethods' as " +
            "'AllowedMethods', 'allowedHeaders' as 'AllowedHeaders', 'exposedHeaders' as 'ExposeHeaders', 'maxAge' as " +
            "'MaxAgeSeconds'",
            keys => !keys.HasS3Rule && (keys.Has("exposedHeaders") || keys.Has("maxAge") || keys.Has("id") || keys.Has("allowedOrigins"))
                ? keys.Find("corsRules") ?? keys.Find("cors")
                : null),
        new ForeignSystem(
            "Lightsail",
            "'rules' as 'CORSRules', 'id' as 'ID', 'allowedOrigins' as 'AllowedOrigins', 'allowedMethods' as " +
            "'AllowedMethods', 'allowedHeaders' as 'AllowedHeaders', 'exposeHeaders' as 'ExposeHeaders', " +
            "'maxAgeSeconds' as 'MaxAgeSeconds'",
            keys => keys.Has("allowedOrigins") ? keys.Find("rules") : null),
        new ForeignSystem(
            "Aliyun OSS",
            "'CORSRule' as 'CORSRules', 'AllowedOrigin' as 'AllowedOrigins', 'AllowedMethod' as 'AllowedMethods', " +
            "'AllowedHeader' as 'AllowedHeaders', 'ExposeHeader' as 'ExposeHeaders', and drop 'ResponseVary' (Vary is " +
            "always sent)",
            keys => keys.Find("ResponseVary")),
        new ForeignSystem(
            "Tencent COS or Aliyun OSS",
            "'CORSRule' as 'CORSRules', 'AllowedOrigin' as 'AllowedOrigins', 'AllowedMethod' as 'AllowedMethods', " +
            "'AllowedHeader' as 'AllowedHeaders', 'ExposeHeader' as 'ExposeHeaders'",
            keys => keys.Has("AllowedOrigin") || keys.Has("AllowedMethod") ? keys.Find("CORSRule") : null),
        new ForeignSystem(
            "API Gateway or a Lambda function URL",
            "'AllowOrigins' as 'AllowedOrigins', 'AllowMethods' as 'AllowedMethods', 'AllowHeaders' as 'AllowedHeaders', " +
            "'MaxAge' as 'MaxAgeSeconds'; 'ExposeHeaders' stays; 'AllowCredentials' is for CorsProfile Web, in S3 it follows from " +
            "the origins",
            keys => keys.HasS3Rule ? null : keys.Find("AllowOrigins") ?? keys.Find("AllowMethods")));

    /// <summary>Reports another system's file, once, at the key that gives it away.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool Recognise(JsonValue root, FindingList findings)
    {
        var keys = new JsonKeys(root);
        if (keys.FindInRoot("Statement") is { } statement)
        {
            findings.Add(
                Descriptors.ForeignDocument,
                statement,
                "This is a bucket or IAM policy, which says who may access what, and no CORS file; a CORS file has rules " +
                "with 'AllowedOrigins' and 'AllowedMethods'");
            return true;
        }

        if (Find(keys) is not { } system)
        {
            return false;
        }

        findings.Add(
            Descriptors.ForeignDocument,
            system.FindTelltale(keys)!.Value,
            $"This is a CORS file for {system.Name}, not for S3; write {system.Keys}");
        return true;
    }

    /// <summary>The system whose keys these are; null if they are of none.</summary>
    public static ForeignSystem? Find(JsonKeys keys) => s_systems.FirstOrDefault(system => system.FindTelltale(keys) is not null);

    /// <summary>The same for XML, where Aliyun OSS has S3's form and one element more, and others have a root of their own.</summary>
    public static bool Recognise(XmlElementSyntax root, FindingList findings)
    {
        string? other = root.Name switch
        {
            "Cors" or "StorageServiceProperties" =>
                "Azure Storage, not for S3; write 'Cors' as 'CORSConfiguration', 'CorsRule' as 'CORSRule', 'AllowedOrigins' as " +
                "'AllowedOrigin', 'AllowedMethods' as 'AllowedMethod', 'AllowedHeaders' as 'AllowedHeader', 'ExposedHeaders' as " +
                "'ExposeHeader', an element for each value, and 'MaxAgeInSeconds' as 'MaxAgeSeconds'",
            "CorsConfig" =>
                "Google Cloud Storage, not for S3; write 'CorsConfig' as 'CORSConfiguration', 'Cors' as 'CORSRule', 'Origin' as " +
                "'AllowedOrigin', 'Method' as 'AllowedMethod', 'ResponseHeader' as 'AllowedHeader' and 'ExposeHeader', 'MaxAgeSec' " +
                "as 'MaxAgeSeconds'",
            _ => null,
        };
        if (other is not null)
        {
            findings.Add(Descriptors.ForeignDocument, root.NameSpan, "This is a CORS file for " + other);
            return true;
        }

        XmlElementSyntax? telltale = root.Children
            .Concat(root.Children.SelectMany(rule => rule.Children))
            .FirstOrDefault(element => element.Name == "ResponseVary");
        if (telltale is null)
        {
            return false;
        }

        findings.Add(
            Descriptors.ForeignDocument,
            telltale.NameSpan,
            "This is a CORS file for Aliyun OSS, not for S3; drop <ResponseVary> (Vary is always sent), the rest is S3's form");
        return true;
    }
}
