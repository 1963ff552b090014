using System;
using System.Threading.Tasks;
using static CorsGen.Tests.Fixes.FixAssert;

namespace CorsGen.Tests.Fixes;

/// <summary>CORS011: a rule with every key that a system has becomes a rule with every field of S3.</summary>
public class WholeForeignRuleTests
{
    private const string Fields =
        "\"AllowedOrigins\": [\"*\"], \"AllowedMethods\": [\"GET\"], \"AllowedHeaders\": [\"x-a\"], \"ExposeHeaders\": [\"x-b\"], \"MaxAgeSeconds\": 60";

    [Theory]
    [InlineData(
        "Aliyun OSS",
        "ResponseVary",
        """{ "CORSRule": [{ "AllowedOrigin": ["*"], "AllowedMethod": ["GET"], "AllowedHeader": ["x-a"], "ExposeHeader": ["x-b"], "MaxAgeSeconds": 60, "ResponseVary": true }] }""",
        "{ \"CORSRules\": [{ … }] }")]
    [InlineData(
        "API Gateway or a Lambda function URL",
        "AllowOrigins",
        """{ "AllowOrigins": ["*"], "AllowMethods": ["GET"], "AllowHeaders": ["x-a"], "ExposeHeaders": ["x-b"], "MaxAge": 60 }""",
        "[{ … }]")]
    [InlineData(
        "API Gateway or a Lambda function URL",
        "allowOrigins",
        """{ "allowOrigins": ["*"], "allowMethods": ["GET"], "allowHeaders": ["x-a"], "exposeHeaders": ["x-b"], "maxAge": 60 }""",
        "[{ … }]")]
    [InlineData(
        "the AWS CDK",
        "corsRules",
        """{ "corsRules": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"], "allowedHeaders": ["x-a"], "exposedHeaders": ["x-b"], "maxAge": 60 }] }""",
        "{ \"CORSRules\": [{ … }] }")]
    [InlineData(
        "Azure",
        "maxAgeInSeconds",
        """{ "corsRules": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"], "allowedHeaders": ["x-a"], "exposedHeaders": ["x-b"], "maxAgeInSeconds": 60 }] }""",
        "{ \"CORSRules\": [{ … }] }")]
    [InlineData(
        "Azure",
        "MaxAgeInSeconds",
        """{ "CorsRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["x-a"], "ExposedHeaders": ["x-b"], "MaxAgeInSeconds": 60 }] }""",
        "{ \"CORSRules\": [{ … }] }")]
    [InlineData(
        "Backblaze B2",
        "allowedOperations",
        """{ "corsRules": [{ "allowedOrigins": ["*"], "allowedOperations": ["s3_get"], "allowedHeaders": ["x-a"], "exposeHeaders": ["x-b"], "maxAgeSeconds": 60 }] }""",
        "{ \"CORSRules\": [{ … }] }")]
    [InlineData(
        "Cloudflare R2's API",
        "allowed",
        """{ "rules": [{ "allowed": { "origins": ["*"], "methods": ["GET"], "headers": ["x-a"] }, "exposeHeaders": ["x-b"], "maxAgeSeconds": 60 }] }""",
        "{ \"CORSRules\": [{ … }] }")]
    [InlineData(
        "CloudFormation",
        "CorsRules",
        """{ "CorsRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["x-a"], "ExposedHeaders": ["x-b"], "MaxAge": 60 }] }""",
        "{ \"CORSRules\": [{ … }] }")]
    [InlineData(
        "CloudFront (a response headers policy)",
        "AccessControlAllowOrigins",
        """{ "Name": "p", "CorsConfig": { "AccessControlAllowOrigins": { "Items": ["*"] }, "AccessControlAllowMethods": { "Items": ["GET"] }, "AccessControlAllowHeaders": { "Items": ["x-a"] }, "AccessControlExposeHeaders": { "Items": ["x-b"] }, "AccessControlMaxAgeSec": 60 } }""",
        "[{ … }]")]
    [InlineData(
        "Lightsail",
        "rules",
        """{ "rules": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"], "allowedHeaders": ["x-a"], "exposeHeaders": ["x-b"], "maxAgeSeconds": 60 }] }""",
        "{ \"CORSRules\": [{ … }] }")]
    [InlineData(
        "Tencent COS or Aliyun OSS",
        "CORSRule",
        """{ "CORSRule": [{ "AllowedOrigin": ["*"], "AllowedMethod": ["GET"], "AllowedHeader": ["x-a"], "ExposeHeader": ["x-b"], "MaxAgeSeconds": 60 }] }""",
        "{ \"CORSRules\": [{ … }] }")]
    [InlineData(
        "Terraform",
        "cors_rule",
        """{ "cors_rule": [{ "allowed_origins": ["*"], "allowed_methods": ["GET"], "allowed_headers": ["x-a"], "expose_headers": ["x-b"], "max_age_seconds": 60 }] }""",
        "{ \"CORSRules\": [{ … }] }")]
    [InlineData(
        "Yandex Cloud or another system with names in camel case",
        "cors",
        """{ "cors": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"], "allowedHeaders": ["x-a"], "exposeHeaders": ["x-b"], "maxAgeSeconds": 60 }] }""",
        "{ \"CORSRules\": [{ … }] }")]
    public Task Is_one_of_S3(string system, string telltale, string before, string after) => VerifyFix(
        "CORS011",
        telltale,
        $"Convert from the form of {system} to S3's",
        before,
        after.Replace("…", Fields, StringComparison.Ordinal));
}
