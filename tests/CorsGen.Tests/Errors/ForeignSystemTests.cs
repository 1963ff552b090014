using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS011: another system's file. One error, whatever else S3 would say of it.</summary>
public class ForeignSystemTests
{
    private const string Google =
        "This is a CORS file for Google Cloud Storage, not for S3; write 'origin' as 'AllowedOrigins', 'method' as 'AllowedMethods', " +
        "'responseHeader' as 'AllowedHeaders' and 'ExposeHeaders', 'maxAgeSeconds' as 'MaxAgeSeconds'";

    [Theory]
    [InlineData("""[{ "origin": ["*"], "method": ["GET", "OPTIONS"], "responseHeader": ["Content-Type"], "maxAgeSeconds": 60 }]""", "origin")]
    [InlineData("""[{ "maxAgeSeconds": 60, "method": ["GET"], "origin": ["*"] }]""", "origin")]
    [InlineData("""{ "cors": [{ "origin": ["*"], "method": ["GET"] }] }""", "origin")]
    [InlineData("""[{ "responseHeader": ["Content-Type"] }]""", "responseHeader")]
    [InlineData("""{ "origin": ["*"], "method": ["GET"] }""", "origin")]
    public void Google_Cloud_Storage(string text, string telltale)
    {
        Json(text, ("CORS011", telltale, Google));
        WebJson(text, ("CORS011", telltale, Google));
    }

    [Fact]
    public void Google_Cloud_Storage_in_XML() => Xml(
        "<CorsConfig><Cors><Origins><Origin>*</Origin></Origins><Methods><Method>GET</Method></Methods></Cors></CorsConfig>",
        ("CORS011", "CorsConfig", "This is a CORS file for Google Cloud Storage, not for S3; write 'CorsConfig' as 'CORSConfiguration', 'Cors' " +
            "as 'CORSRule', 'Origin' as 'AllowedOrigin', 'Method' as 'AllowedMethod', 'ResponseHeader' as 'AllowedHeader' and " +
            "'ExposeHeader', 'MaxAgeSec' as 'MaxAgeSeconds'"));

    [Fact]
    public void Cloudflare_R2() => Json(
        """{ "rules": [{ "id": "a", "allowed": { "origins": ["*"], "methods": ["GET"], "headers": ["*"] }, "exposeHeaders": [], "maxAgeSeconds": 60 }] }""",
        ("CORS011", "allowed", "This is a CORS file for Cloudflare R2's API, not for S3; write 'allowed.origins' as 'AllowedOrigins', " +
            "'allowed.methods' as 'AllowedMethods', 'allowed.headers' as 'AllowedHeaders', 'exposeHeaders' as 'ExposeHeaders', " +
            "'maxAgeSeconds' as 'MaxAgeSeconds', 'id' as 'ID'"));

    [Theory]
    [InlineData("""[{ "corsRuleName": "a", "allowedOrigins": ["*"], "allowedOperations": ["s3_get"], "maxAgeSeconds": 60 }]""", "corsRuleName")]
    [InlineData("""[{ "allowedOrigins": ["*"], "allowedOperations": ["b2_upload_file"] }]""", "allowedOperations")]
    public void Backblaze_B2(string text, string telltale) => Json(
        text,
        ("CORS011", telltale, "This is a CORS file for Backblaze B2, not for S3; write 'corsRuleName' as 'ID', 'allowedOrigins' as " +
            "'AllowedOrigins', 'allowedOperations' as 'AllowedMethods' ('s3_get' as 'GET', and so on), 'allowedHeaders' as " +
            "'AllowedHeaders', 'exposeHeaders' as 'ExposeHeaders', 'maxAgeSeconds' as 'MaxAgeSeconds'"));

    [Theory]
    [InlineData("""[{ "allowedOrigins": ["*"], "allowedMethods": ["GET"], "exposedHeaders": ["*"], "allowedHeaders": ["*"], "maxAgeInSeconds": 60 }]""")]
    [InlineData("""{ "corsRules": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"], "maxAgeInSeconds": 60 }] }""")]
    public void Azure_Storage(string text) => Json(
        text,
        ("CORS011", "maxAgeInSeconds", "This is a CORS file for Azure Storage, not for S3; write 'allowedOrigins' as 'AllowedOrigins', " +
            "'allowedMethods' as 'AllowedMethods', 'allowedHeaders' as 'AllowedHeaders', 'exposedHeaders' as 'ExposeHeaders', " +
            "'maxAgeInSeconds' as 'MaxAgeSeconds', each list in [ ]"));

    [Theory]
    [InlineData("""[{ "AllowedOrigins": "https://a.example,https://b.example", "AllowedMethods": "GET,PUT", "ExposedHeaders": "*", "MaxAgeInSeconds": 60 }]""")]
    [InlineData("""{ "CorsRules": [{ "AllowedOrigins": "*", "AllowedMethods": "GET", "ExposedHeaders": "", "MaxAgeInSeconds": 60 }] }""")]
    public void Azure_Storage_with_strings_for_lists(string text) => Json(
        text,
        ("CORS011", "MaxAgeInSeconds", "This is a CORS file for Azure Storage, not for S3; write 'ExposedHeaders' as 'ExposeHeaders', " +
            "'MaxAgeInSeconds' as 'MaxAgeSeconds', and each list as [ \"…\", \"…\" ]"));

    [Theory]
    [InlineData("<Cors><CorsRule><AllowedOrigins>*</AllowedOrigins><MaxAgeInSeconds>5</MaxAgeInSeconds></CorsRule></Cors>", "Cors")]
    [InlineData("<StorageServiceProperties><Cors><CorsRule/></Cors></StorageServiceProperties>", "StorageServiceProperties")]
    public void Azure_Storage_in_XML(string text, string telltale) => Xml(
        text,
        ("CORS011", telltale, "This is a CORS file for Azure Storage, not for S3; write 'Cors' as 'CORSConfiguration', 'CorsRule' as " +
            "'CORSRule', 'AllowedOrigins' as 'AllowedOrigin', 'AllowedMethods' as 'AllowedMethod', 'AllowedHeaders' as 'AllowedHeader', " +
            "'ExposedHeaders' as 'ExposeHeader', an element for each value, and 'MaxAgeInSeconds' as 'MaxAgeSeconds'"));

    [Theory]
    [InlineData("ExposedHeaders", "[\"ETag\"]")]
    [InlineData("Id", "\"a\"")]
    [InlineData("MaxAge", "60")]
    public void CloudFormation(string name, string value) => Json(
        $$"""{ "CorsRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "{{name}}": {{value}} }] }""",
        ("CORS011", "CorsRules", "This is a CORS file for CloudFormation, not for S3; write 'CorsRules' as 'CORSRules', 'Id' as 'ID', " +
            "'ExposedHeaders' as 'ExposeHeaders', 'MaxAge' as 'MaxAgeSeconds'; 'AllowedOrigins', 'AllowedMethods' and 'AllowedHeaders' stay"));

    [Theory]
    [InlineData("""{ "corsRules": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"], "exposedHeaders": ["ETag"], "maxAge": 60 }] }""", "corsRules")]
    [InlineData("""{ "cors": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"] }] }""", "cors")]
    [InlineData("""{ "corsRules": [{ "exposedHeaders": ["ETag"] }] }""", "corsRules")]
    [InlineData("""{ "corsRules": [{ "maxAge": 60 }] }""", "corsRules")]
    [InlineData("""{ "corsRules": [{ "id": "a" }] }""", "corsRules")]
    public void AWS_CDK(string text, string telltale) => Json(
        text,
        ("CORS011", telltale, "This is a CORS file for the AWS CDK, not for S3; write 'corsRules' as 'CORSRules', 'id' as 'ID', " +
            "'allowedOrigins' as 'AllowedOrigins', 'allowedMethods' as 'AllowedMethods', 'allowedHeaders' as 'AllowedHeaders', " +
            "'exposedHeaders' as 'ExposeHeaders', 'maxAge' as 'MaxAgeSeconds'"));

    [Fact]
    public void Terraform() => Json(
        """{ "cors_rule": [{ "allowed_origins": ["*"], "allowed_methods": ["GET"], "max_age_seconds": 60 }] }""",
        ("CORS011", "cors_rule", "This is a CORS file for Terraform, not for S3; write 'cors_rule' as 'CORSRules', 'id' as 'ID', " +
            "'allowed_origins' as 'AllowedOrigins', 'allowed_methods' as 'AllowedMethods', 'allowed_headers' as 'AllowedHeaders', " +
            "'expose_headers' as 'ExposeHeaders', 'max_age_seconds' as 'MaxAgeSeconds'"));

    [Fact]
    public void Lightsail() => Json(
        """{ "rules": [{ "id": "a", "allowedOrigins": ["*"], "allowedMethods": ["GET"], "maxAgeSeconds": 60 }] }""",
        ("CORS011", "rules", "This is a CORS file for Lightsail, not for S3; write 'rules' as 'CORSRules', 'id' as 'ID', 'allowedOrigins' as " +
            "'AllowedOrigins', 'allowedMethods' as 'AllowedMethods', 'allowedHeaders' as 'AllowedHeaders', 'exposeHeaders' as " +
            "'ExposeHeaders', 'maxAgeSeconds' as 'MaxAgeSeconds'"));

    [Fact]
    public void Aliyun_OSS()
    {
        Json(
            """{ "CORSRule": [{ "AllowedOrigin": ["*"], "AllowedMethod": ["GET"] }], "ResponseVary": true }""",
            ("CORS011", "ResponseVary", "This is a CORS file for Aliyun OSS, not for S3; write 'CORSRule' as 'CORSRules', 'AllowedOrigin' as " +
                "'AllowedOrigins', 'AllowedMethod' as 'AllowedMethods', 'AllowedHeader' as 'AllowedHeaders', 'ExposeHeader' as " +
                "'ExposeHeaders', and drop 'ResponseVary' (Vary is always sent)"));
        Xml(
            "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule><ResponseVary>false</ResponseVary></CORSConfiguration>",
            ("CORS011", "ResponseVary", "This is a CORS file for Aliyun OSS, not for S3; drop <ResponseVary> (Vary is always sent), the rest is S3's form"));
    }

    [Theory]
    [InlineData("""{ "CORSRule": [{ "AllowedOrigin": ["*"], "AllowedMethod": ["GET"], "MaxAgeSeconds": 60 }] }""")]
    [InlineData("""{ "CORSRule": [{ "AllowedOrigin": ["*"] }] }""")]
    [InlineData("""{ "CORSRule": [{ "AllowedMethod": ["GET"] }] }""")]
    public void Tencent_COS(string text) => Json(
        text,
        ("CORS011", "CORSRule", "This is a CORS file for Tencent COS or Aliyun OSS, not for S3; write 'CORSRule' as 'CORSRules', " +
            "'AllowedOrigin' as 'AllowedOrigins', 'AllowedMethod' as 'AllowedMethods', 'AllowedHeader' as 'AllowedHeaders', " +
            "'ExposeHeader' as 'ExposeHeaders'"));

    [Theory]
    [InlineData("""{ "AllowOrigins": ["*"], "AllowMethods": ["*"], "AllowCredentials": true, "MaxAge": 60 }""", "AllowOrigins")]
    [InlineData("""{ "Cors": { "AllowMethods": ["GET"], "AllowHeaders": ["*"] } }""", "AllowMethods")]
    public void API_Gateway(string text, string telltale)
    {
        const string Message =
            "This is a CORS file for API Gateway or a Lambda function URL, not for S3; write 'AllowOrigins' as 'AllowedOrigins', " +
            "'AllowMethods' as 'AllowedMethods', 'AllowHeaders' as 'AllowedHeaders', 'MaxAge' as 'MaxAgeSeconds'; 'ExposeHeaders' stays; " +
            "'AllowCredentials' is for CorsProfile Web, in S3 it follows from the origins";
        Json(text, ("CORS011", telltale, Message));
        WebJson(text, ("CORS011", telltale, Message));
    }

    [Fact]
    public void A_policy_of_access_is_not_a_CORS_file() => Json(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }""",
        ("CORS011", "Statement", "This is a bucket or IAM policy, which says who may access what, and no CORS file; a CORS file has rules " +
            "with 'AllowedOrigins' and 'AllowedMethods'"));

    [Theory]
    [InlineData("""[{ "allowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""", "allowedOrigins")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "method": ["GET"] }]""", "method")]
    [InlineData("""[{ "origin": ["*"], "AllowedMethods": ["GET"] }]""", "origin")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "responseHeader": ["ETag"] }]""", "responseHeader")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeInSeconds": 5 }]""", "MaxAgeInSeconds")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "maxAgeInSeconds": 5 }]""", "maxAgeInSeconds")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowMethods": ["GET"] }]""", "AllowMethods")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "corsRuleName": "a" }]""", "corsRuleName")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "allowed": {} }]""", "allowed")]
    [InlineData("""{ "CorsRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }] }""", "CorsRules")]
    [InlineData("""{ "rules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }] }""", "rules")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "Statement": "a" }]""", "Statement")]
    public void A_slip_in_a_file_of_S3_is_a_slip(string text, string under) => Json(text, ("CORS003", under, "…"));

    // Google's names are telltales in company alone.
    [Fact]
    public void An_origin_alone_is_a_slip() => Json(
        """[{ "origin": ["*"], "methods": ["GET"] }]""",
        ("CORS003", "origin", "…'AllowedOrigins'?"),
        ("CORS003", "methods", "…'AllowedMethods'?"));

    [Fact]
    public void Names_of_the_CDK_beside_those_of_S3_are_slips() => Json(
        """{ "corsRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "id": "a" }] }""",
        ("CORS003", "corsRules", "…'CORSRules'?"),
        ("CORS003", "id", "…'ID'?"));

    [Fact]
    public void Aliyun_OSS_in_XML_within_a_rule() => Xml(
        XmlRule("<ResponseVary>true</ResponseVary>"),
        ("CORS011", "ResponseVary", "This is a CORS file for Aliyun OSS…"));

    [Fact]
    public void A_damaged_file_of_another_system_is_both()
    {
        GeneratorResult result = TestProject.WithJson("""[{ "origin": ["*"], "method": ["GET"], }]""").Generate();
        Assert.Collection(
            result.Errors,
            error => Assert.Equal("CORS011", error.Id),
            error => Assert.Equal(("CORS001", ","), (error.Id, result.TextUnder(error))));
        Assert.Equal(DiagnosticSeverity.Error, result.Errors[0].Severity);
    }
}
