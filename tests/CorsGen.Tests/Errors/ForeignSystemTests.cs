using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>CORS011: another system's file. One error, whatever else S3 would say of it.</summary>
public class ForeignSystemTests
{
    [Theory]
    [InlineData(
        """[{ "origin": ["*"], "method": ["GET", "OPTIONS"], "responseHeader": ["Content-Type"], "maxAgeSeconds": 60 }]""",
        "origin",
        "'origin' as 'AllowedOrigins', 'method' as 'AllowedMethods', 'responseHeader' as 'AllowedHeaders' and " +
        "'ExposeHeaders', 'maxAgeSeconds' as 'MaxAgeSeconds'")]
    [InlineData(
        """[{ "method": ["GET"], "origin": ["*"] }]""",
        "origin",
        "'origin' as 'AllowedOrigins', 'method' as 'AllowedMethods'")]
    [InlineData(
        """{ "cors": [{ "origin": ["*"], "method": ["GET"] }] }""",
        "origin",
        "'cors' as 'CORSRules', 'origin' as 'AllowedOrigins', 'method' as 'AllowedMethods'")]
    [InlineData(
        """[{ "responseHeader": ["Content-Type"] }]""",
        "responseHeader",
        "'responseHeader' as 'AllowedHeaders' and 'ExposeHeaders'")]
    [InlineData(
        """[{ "origin": ["*"], "method": ["GET"], "max_age_seconds": 5 }]""",
        "origin",
        "'origin' as 'AllowedOrigins', 'method' as 'AllowedMethods', 'max_age_seconds' as 'MaxAgeSeconds'")]
    public void Google_Cloud_Storage(string text, string telltale, string keys)
    {
        string message = "This is a CORS file for Google Cloud Storage, not for S3; write " + keys;
        Json(text, ("CORS011", telltale, message));
        WebJson(text, ("CORS011", telltale, message));
    }

    [Fact]
    public void Google_Cloud_Storage_in_XML() => Xml(
        "<CorsConfig><Cors><Origins><Origin>*</Origin></Origins><Methods><Method>GET</Method></Methods></Cors></CorsConfig>",
        ("CORS011", "CorsConfig", "This is a CORS file for Google Cloud Storage, not for S3; write 'CorsConfig' as " +
        "'CORSConfiguration', 'Cors' as 'CORSRule', 'Origin' as 'AllowedOrigin', 'Method' as 'AllowedMethod'"));

    [Theory]
    [InlineData(
        """{ "rules": [{ "id": "a", "allowed": { "origins": ["*"], "methods": ["GET"] }, "exposeHeaders": [], "maxAgeSeconds": 60 }] }""",
        "'rules' as 'CORSRules', 'allowed.origins' as 'AllowedOrigins', 'allowed.methods' as 'AllowedMethods', " +
        "'exposeHeaders' as 'ExposeHeaders', 'maxAgeSeconds' as 'MaxAgeSeconds', 'id' as 'ID'")]
    [InlineData(
        """[{ "allowed": { "origins": ["*"], "methods": ["GET"] }, "max_age_seconds": 60 }]""",
        "'allowed.origins' as 'AllowedOrigins', 'allowed.methods' as 'AllowedMethods', 'max_age_seconds' as " +
        "'MaxAgeSeconds'")]
    public void Cloudflare_R2(string text, string keys) =>
        Json(text, ("CORS011", "allowed", "This is a CORS file for Cloudflare R2's API, not for S3; write " + keys));

    [Theory]
    [InlineData(
        """[{ "corsRuleName": "a", "allowedOrigins": ["*"], "allowedOperations": ["s3_get"], "maxAgeSeconds": 60 }]""",
        "corsRuleName",
        "'corsRuleName' as 'ID', 'allowedOrigins' as 'AllowedOrigins', 'allowedOperations' as 'AllowedMethods' " +
        "('s3_get' as 'GET'), 'maxAgeSeconds' as 'MaxAgeSeconds'")]
    [InlineData(
        """[{ "allowedOrigins": ["*"], "allowedOperations": ["b2_download_file_by_name", "b2_upload_file"] }]""",
        "allowedOperations",
        "'allowedOrigins' as 'AllowedOrigins', 'allowedOperations' as 'AllowedMethods' ('b2_download_file_by_name' " +
        "as 'GET' and 'HEAD', 'b2_upload_file' as 'POST' and 'PUT')")]
    [InlineData(
        """[{ "allowedOrigins": ["*"], "allowedOperations": ["s3_get"], "exposeHeaders": null }]""",
        "allowedOperations",
        "'allowedOrigins' as 'AllowedOrigins', 'allowedOperations' as 'AllowedMethods' ('s3_get' as 'GET'), and drop " +
        "'exposeHeaders' (it is null)")]
    public void Backblaze_B2(string text, string telltale, string keys) =>
        Json(text, ("CORS011", telltale, "This is a CORS file for Backblaze B2, not for S3; write " + keys));

    [Theory]
    [InlineData(
        """[{ "allowedOrigins": ["*"], "exposedHeaders": ["*"], "maxAgeInSeconds": 60 }]""",
        "maxAgeInSeconds",
        "write 'allowedOrigins' as 'AllowedOrigins', 'exposedHeaders' as 'ExposeHeaders', 'maxAgeInSeconds' as " +
        "'MaxAgeSeconds'")]
    [InlineData(
        """{ "corsOptions": { "allowedOrigins": ["*"], "maxAgeInSeconds": 60 } }""",
        "maxAgeInSeconds",
        "write 'allowedOrigins' as 'AllowedOrigins', 'maxAgeInSeconds' as 'MaxAgeSeconds'")]
    [InlineData(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeInSeconds": 60 }]""",
        "MaxAgeInSeconds",
        "write 'MaxAgeInSeconds' as 'MaxAgeSeconds'; 'AllowedOrigins' and 'AllowedMethods' stay")]
    [InlineData(
        """{ "CorsRules": [{ "AllowedOrigins": "https://a.example,https://b.example", "ExposedHeaders": "*", "MaxAgeInSeconds": 60 }] }""",
        "MaxAgeInSeconds",
        "write 'CorsRules' as 'CORSRules', 'ExposedHeaders' as 'ExposeHeaders', 'MaxAgeInSeconds' as " +
        "'MaxAgeSeconds', and each list as [ \"…\", \"…\" ]; 'AllowedOrigins' stays")]
    [InlineData(
        """[{ "AllowedOrigins": "*", "AllowedMethods": "GET", "MaxAgeInSeconds": 60, "Service": "blob" }]""",
        "MaxAgeInSeconds",
        "write 'MaxAgeInSeconds' as 'MaxAgeSeconds', and each list as [ \"…\", \"…\" ], and drop 'Service' (a policy " +
        "is for one service); 'AllowedOrigins' and 'AllowedMethods' stay")]
    public void Azure(string text, string telltale, string end) =>
        Json(text, ("CORS011", telltale, "This is a CORS file for Azure, not for S3; " + end));

    [Theory]
    [InlineData(
        "<Cors><CorsRule><AllowedOrigins>*</AllowedOrigins><MaxAgeInSeconds>5</MaxAgeInSeconds></CorsRule></Cors>",
        "Cors")]
    [InlineData(
        "<StorageServiceProperties><Cors><CorsRule><AllowedOrigins>*</AllowedOrigins><MaxAgeInSeconds/></CorsRule></Cors></StorageServiceProperties>",
        "StorageServiceProperties")]
    public void Azure_in_XML(string text, string telltale) => Xml(
        text,
        ("CORS011", telltale, "This is a CORS file for Azure, not for S3; write 'Cors' as 'CORSConfiguration', " +
        "'CorsRule' as 'CORSRule', 'AllowedOrigins' as 'AllowedOrigin', 'MaxAgeInSeconds' as 'MaxAgeSeconds', with " +
        "an element for each value"));

    [Theory]
    [InlineData("ExposedHeaders", "[\"ETag\"]", "ExposeHeaders")]
    [InlineData("Id", "\"a\"", "ID")]
    [InlineData("MaxAge", "60", "MaxAgeSeconds")]
    public void CloudFormation(string name, string value, string s3Name) => Json(
        $$"""{ "CorsRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "{{name}}": {{value}} }] }""",
        ("CORS011", "CorsRules", "This is a CORS file for CloudFormation, not for S3; write 'CorsRules' as " +
        $"'CORSRules', '{name}' as '{s3Name}'; 'AllowedOrigins' and 'AllowedMethods' stay"));

    [Theory]
    [InlineData(
        """{ "corsRules": [{ "allowedOrigins": ["*"], "exposedHeaders": ["ETag"], "maxAge": 60 }] }""",
        "corsRules",
        "'corsRules' as 'CORSRules', 'allowedOrigins' as 'AllowedOrigins', 'exposedHeaders' as 'ExposeHeaders', " +
        "'maxAge' as 'MaxAgeSeconds'")]
    [InlineData(
        """{ "cors": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"] }] }""",
        "cors",
        "'cors' as 'CORSRules', 'allowedOrigins' as 'AllowedOrigins', 'allowedMethods' as 'AllowedMethods'")]
    public void AWS_CDK(string text, string telltale, string keys) =>
        Json(text, ("CORS011", telltale, "This is a CORS file for the AWS CDK, not for S3; write " + keys));

    [Theory]
    [InlineData("cors")]
    [InlineData("corsRules")]
    public void Camel_case(string name) => Json(
        $$"""{ "{{name}}": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"], "maxAgeSeconds": 60 }] }""",
        ("CORS011", name, "This looks like a CORS file for Yandex Cloud or another system with names in camel case, " +
        $"not for S3; write '{name}' as 'CORSRules', 'allowedOrigins' as 'AllowedOrigins', 'allowedMethods' as " +
        "'AllowedMethods', 'maxAgeSeconds' as 'MaxAgeSeconds'"));

    [Fact]
    public void CloudFront() => Json(
        """
        {
          "AccessControlAllowOrigins": { "Quantity": 1, "Items": ["https://a.example"] },
          "AccessControlAllowMethods": { "Quantity": 1, "Items": ["GET"] },
          "AccessControlAllowCredentials": false,
          "AccessControlMaxAgeSec": 60,
          "OriginOverride": true
        }
        """,
        ("CORS011", "AccessControlAllowOrigins", "This is a CORS file for CloudFront (a response headers policy), " +
        "not for S3; write 'AccessControlAllowOrigins' as 'AllowedOrigins', 'AccessControlAllowMethods' as " +
        "'AllowedMethods', 'AccessControlMaxAgeSec' as 'MaxAgeSeconds', and drop 'OriginOverride' (it is about " +
        "another server's headers), each list being that of 'Items'; 'AccessControlAllowCredentials' is for profile " +
        "Web (CorsProfile); in S3 it follows from the origins"));

    [Fact]
    public void Terraform() => Json(
        """{ "cors_rule": [{ "allowed_origins": ["*"], "allowed_methods": ["GET"], "max_age_seconds": 60 }] }""",
        ("CORS011", "cors_rule", "This is a CORS file for Terraform, not for S3; write 'cors_rule' as 'CORSRules', " +
            "'allowed_origins' as 'AllowedOrigins', 'allowed_methods' as 'AllowedMethods', 'max_age_seconds' as " +
            "'MaxAgeSeconds'"));

    [Fact]
    public void Lightsail() => Json(
        """{ "rules": [{ "id": "a", "allowedOrigins": ["*"], "allowedMethods": ["GET"] }] }""",
        ("CORS011", "rules", "This is a CORS file for Lightsail, not for S3; write 'rules' as 'CORSRules', 'id' as " +
        "'ID', 'allowedOrigins' as 'AllowedOrigins', 'allowedMethods' as 'AllowedMethods'"));

    [Fact]
    public void Aliyun_OSS()
    {
        Json(
            """{ "CORSRule": [{ "AllowedOrigin": ["*"], "AllowedMethod": ["GET"] }], "ResponseVary": true }""",
            ("CORS011", "ResponseVary", "This is a CORS file for Aliyun OSS, not for S3; write 'CORSRule' as " +
            "'CORSRules', 'AllowedOrigin' as 'AllowedOrigins', 'AllowedMethod' as 'AllowedMethods', and drop " +
            "'ResponseVary' (Vary is always sent)"));
        Xml(
            "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule><ResponseVary>false</ResponseVary></CORSConfiguration>",
            ("CORS011", "ResponseVary", "This is a CORS file for Aliyun OSS, not for S3; drop <ResponseVary> (Vary " +
            "is always sent), the rest is S3's form"));
    }

    [Fact]
    public void ResponseVary_beside_names_of_S3_is_another_s() => Json(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ResponseVary": true }]""",
        ("CORS011", "ResponseVary", "This looks like a CORS file for BytePlus TOS or another system with " +
        "'ResponseVary', not for S3; drop 'ResponseVary' (Vary is always sent); 'AllowedOrigins' and " +
        "'AllowedMethods' stay"));

    [Theory]
    [InlineData("AllowedOrigin", "AllowedOrigins")]
    [InlineData("AllowedMethod", "AllowedMethods")]
    public void Tencent_COS(string name, string s3Name) => Json(
        $$"""{ "CORSRule": [{ "{{name}}": ["*"] }] }""",
        ("CORS011", "CORSRule", "This looks like a CORS file for Tencent COS or Aliyun OSS, not for S3; write " +
        $"'CORSRule' as 'CORSRules', '{name}' as '{s3Name}'"));

    [Theory]
    [InlineData(
        """{ "AllowOrigins": ["*"], "AllowMethods": ["*"], "ExposeHeaders": [], "AllowCredentials": true, "MaxAge": 60 }""",
        "AllowOrigins",
        "'AllowOrigins' as 'AllowedOrigins', 'AllowMethods' as 'AllowedMethods', 'MaxAge' as 'MaxAgeSeconds'; " +
        "'ExposeHeaders' stays; 'AllowCredentials' is for profile Web (CorsProfile); in S3 it follows from the " +
        "origins")]
    [InlineData(
        """{ "Cors": { "AllowMethods": ["GET"], "AllowHeaders": ["*"] } }""",
        "AllowMethods",
        "'AllowMethods' as 'AllowedMethods', 'AllowHeaders' as 'AllowedHeaders'")]
    [InlineData(
        """{ "cors": { "allowOrigins": ["*"], "allowMethods": ["GET"], "maxAge": 5 } }""",
        "allowOrigins",
        "'allowOrigins' as 'AllowedOrigins', 'allowMethods' as 'AllowedMethods', 'maxAge' as 'MaxAgeSeconds'")]
    public void API_Gateway(string text, string telltale, string keys)
    {
        string message =
            "This looks like a CORS file for API Gateway or a Lambda function URL, not for S3; write " + keys;
        Json(text, ("CORS011", telltale, message));
        WebJson(text, ("CORS011", telltale, message));
    }

    [Fact]
    public void A_name_is_quoted_on_one_line() => Json(
        """{ "CorsRules": [{ "Id": "a", "Expose\n\u202EHeader": [] }] }""",
        ("CORS011", "CorsRules", "This is a CORS file for CloudFormation, not for S3; write 'CorsRules' as " +
        "'CORSRules', 'Id' as 'ID', 'Expose \\u202EHeader' as 'ExposeHeaders'"));

    [Fact]
    public void A_policy_of_access_is_not_a_CORS_file() => Json(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }""",
        ("CORS011", "Statement", "This is a bucket or IAM policy, which says who may access what, and no CORS file; " +
        "a CORS file has rules with 'AllowedOrigins' and 'AllowedMethods'"));

    [Theory]
    [InlineData("""[{ "allowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""", "allowedOrigins")]
    [InlineData("""[{ "AllowedOrigins": ["*"], "method": ["GET"] }]""", "method")]
    [InlineData("""[{ "origin": ["*"], "AllowedMethods": ["GET"] }]""", "origin")]
    [InlineData(
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "responseHeader": ["ETag"] }]""", "responseHeader")]
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
