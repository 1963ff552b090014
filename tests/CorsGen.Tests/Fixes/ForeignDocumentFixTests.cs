using System.Threading.Tasks;
using static CorsGen.Tests.Fixes.FixAssert;

namespace CorsGen.Tests.Fixes;

/// <summary>CORS011: another system's file in S3's form.</summary>
public class ForeignDocumentFixTests
{
    private const string Id = "CORS011";

    [Fact]
    public Task Google_Cloud_Storage() => Converts(
        "origin",
        "Google Cloud Storage",
        """
        [
            {
              "origin": ["https://app.example"],
              "method": ["GET", "PUT"],
              "responseHeader": [
                "Content-Type",
                "x-goog-*",
                "ETag"
              ],
              "maxAgeSeconds": 3600
            }
        ]
        """,
        """
        [
            {
              "AllowedOrigins": ["https://app.example"],
              "AllowedMethods": ["GET", "PUT"],
              "AllowedHeaders": [
                "Content-Type",
                "x-goog-*",
                "ETag"
              ],
              "ExposeHeaders": [
                "Content-Type",
                "ETag"
              ],
              "MaxAgeSeconds": 3600
            }
        ]
        """);

    [Theory]
    [InlineData(
        """{"cors":[{"origin":["*"],"method":["GET"],"responseHeader":["*"]}]}""",
        """{"CORSRules":[{"AllowedOrigins":["*"],"AllowedMethods":["GET"],"AllowedHeaders":["*"]}]}""")]
    [InlineData(
        """{ "origin": "https://app.example", "method": ["GET"], "responseHeader": "etag, x-a" }""",
        """[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"], "AllowedHeaders": ["etag", "x-a"], "ExposeHeaders": ["etag", "x-a"] }]""")]
    public Task Google_Cloud_Storage_in_other_wrappers(string before, string after) =>
        Converts("origin", "Google Cloud Storage", before, after);

    [Fact]
    public Task Cloudflare_R2() => Converts(
        "allowed",
        "Cloudflare R2's API",
        """
        {
          "rules": [
            {
              "id": "a",
              "allowed": {
                "origins": ["https://app.example"],
                "methods": [
                  "GET"
                ],
                "headers": ["*"]
              },
              "exposeHeaders": ["ETag"],
              "maxAgeSeconds": 60
            },
            { "allowed": { "methods": ["PUT"], "origins": ["https://b.example"] } }
          ]
        }
        """,
        """
        {
          "CORSRules": [
            {
              "ID": "a",
              "AllowedOrigins": ["https://app.example"],
              "AllowedMethods": [
                "GET"
              ],
              "AllowedHeaders": ["*"],
              "ExposeHeaders": ["ETag"],
              "MaxAgeSeconds": 60
            },
            { "AllowedMethods": ["PUT"], "AllowedOrigins": ["https://b.example"] }
          ]
        }
        """);

    [Fact]
    public Task Cloudflare_R2_where_the_wrapper_is_all_there_is() => Converts(
        "allowed",
        "Cloudflare R2's API",
        "{\r\n\t\"rules\": [\r\n\t\t{\r\n\t\t\t\"allowed\": {\r\n\t\t\t\t\"origins\": " +
        "[\"*\"],\r\n\t\t\t\t\"methods\": [\r\n\t\t\t\t\t\"GET\"\r\n\t\t\t\t]\r\n\t\t\t}\r\n\t\t}\r\n\t]\r\n}",
        "{\r\n\t\"CORSRules\": [\r\n\t\t{\r\n\t\t\t\"AllowedOrigins\": [\"*\"],\r\n\t\t\t\"AllowedMethods\": " +
        "[\r\n\t\t\t\t\"GET\"\r\n\t\t\t]\r\n\t\t}\r\n\t]\r\n}");

    [Fact]
    public Task Backblaze_B2() => Converts(
        "corsRuleName",
        "Backblaze B2",
        """[{ "corsRuleName": "up", "allowedOrigins": ["*"], "allowedOperations": ["s3_get", "s3_put"], "allowedHeaders": ["range"], "exposeHeaders": [], "maxAgeSeconds": 60 }]""",
        """[{ "ID": "up", "AllowedOrigins": ["*"], "AllowedMethods": ["GET", "PUT"], "AllowedHeaders": ["range"], "ExposeHeaders": [], "MaxAgeSeconds": 60 }]""");

    [Theory]
    [InlineData("""["b2_download_file_by_name", "b2_upload_file"]""", """["GET", "HEAD", "POST", "PUT"]""")]
    [InlineData("""["b2_download_file_by_id", "s3_head", "b2_upload_part"]""", """["GET", "HEAD", "POST", "PUT"]""")]
    [InlineData("""["s3_head", "s3_get"]""", """["HEAD", "GET"]""")]
    public Task Backblaze_B2_has_operations_that_are_several_methods(string operations, string methods) => Converts(
        "allowedOperations",
        "Backblaze B2",
        $$"""[{ "allowedOrigins": ["*"], "allowedOperations": {{operations}}, "exposeHeaders": null }]""",
        $$"""[{ "AllowedOrigins": ["*"], "AllowedMethods": {{methods}} }]""");

    [Fact]
    public Task Camel_case() => Converts(
        "cors",
        "Yandex Cloud or another system with names in camel case",
        """{ "cors": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"], "maxAgeSeconds": 60 }] }""",
        """{ "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 60 }] }""");

    [Fact]
    public Task CloudFront() => Converts(
        "AccessControlAllowOrigins",
        "CloudFront (a response headers policy)",
        """{ "AccessControlAllowOrigins": { "Quantity": 1, "Items": ["*"] }, "AccessControlAllowMethods": { "Quantity": 1, "Items": ["GET"] }, "OriginOverride": true }""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""");

    [Fact]
    public Task Azure_as_its_command_prints_it() => Converts(
        "MaxAgeInSeconds",
        "Azure",
        """[{ "AllowedOrigins": "*", "AllowedMethods": "GET", "MaxAgeInSeconds": 60, "Service": "blob" }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 60 }]""");

    [Fact]
    public Task ResponseVary_goes() => Converts(
        "ResponseVary",
        "BytePlus TOS or another system with 'ResponseVary'",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ResponseVary": true }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""");

    [Fact]
    public async Task What_only_a_different_system_writes_is_left_which_the_author_is_told()
    {
        using FixProject project = FixProject.Create("""[{"origin":["*"],"method":["s3_get"]}]""");
        FixProject converted =
            await project.Apply(Assert.Single(await project.Offers(Assert.Single(project.Errors()))));
        Assert.Equal("""[{"AllowedOrigins":["*"],"AllowedMethods":["s3_get"]}]""", converted.Text.ToString());
        Assert.Equal(
            ("CORS005", "s3_get"), (converted.Errors()[0].Id, converted.TextUnder(Assert.Single(converted.Errors()))));
    }

    [Fact]
    public async Task A_rule_that_lacks_its_lists_is_kept_which_the_author_is_told()
    {
        using FixProject project = FixProject.Create("""[{"origin":["*"],"method":["GET"]},{"maxAgeSeconds":300}]""");
        FixProject corrected =
            await project.Apply(Assert.Single(await project.Offers(Assert.Single(project.Errors()))));
        Assert.Equal(
            """[{"AllowedOrigins":["*"],"AllowedMethods":["GET"]},{"MaxAgeSeconds":300}]""", corrected.Text.ToString());
        Assert.All(corrected.Errors(), error => Assert.Equal("CORS004", error.Id));
    }

    [Fact]
    public async Task A_method_keeps_its_escapes()
    {
        using FixProject project =
            FixProject.Create("""[{"allowedOrigins":["*"],"allowedOperations":["s3_g\"et","s3_p\\ut"]}]""");
        FixProject corrected =
            await project.Apply(Assert.Single(await project.Offers(Assert.Single(project.Errors()))));
        Assert.Equal("""[{"AllowedOrigins":["*"],"AllowedMethods":["G\"ET","P\\UT"]}]""", corrected.Text.ToString());
        Assert.All(corrected.Errors(), error => Assert.Equal("CORS005", error.Id));
    }

    [Theory]
    [InlineData("0300", "300")]
    [InlineData("00", "0")]
    [InlineData("2147483647", "2147483647")]
    public Task A_number_in_quotes_is_one_of_JSON_after(string digits, string number) => Converts(
        "origin",
        "Google Cloud Storage",
        $$"""[{"origin":["*"],"method":["GET"],"maxAgeSeconds":"{{digits}}"}]""",
        $$"""[{"AllowedOrigins":["*"],"AllowedMethods":["GET"],"MaxAgeSeconds":{{number}}}]""");

    [Theory]
    [InlineData(
        "maxAgeInSeconds",
        """[{ "allowedOrigins": ["*"], "allowedMethods": ["GET"], "exposedHeaders": ["x-a"], "allowedHeaders": ["*"], "maxAgeInSeconds": 60 }]""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposeHeaders": ["x-a"], "AllowedHeaders": ["*"], "MaxAgeSeconds": 60 }]""")]
    [InlineData(
        "MaxAgeInSeconds",
        """[{ "AllowedOrigins": "https://a.example,https://b.example", "AllowedMethods": "GET, PUT", "AllowedHeaders": "", "ExposedHeaders": "x-a", "MaxAgeInSeconds": 60 }]""",
        """[{ "AllowedOrigins": ["https://a.example", "https://b.example"], "AllowedMethods": ["GET", "PUT"], "AllowedHeaders": [], "ExposeHeaders": ["x-a"], "MaxAgeSeconds": 60 }]""")]
    [InlineData(
        "MaxAgeInSeconds",
        """{"CorsRules":[{"AllowedOrigins":"*","AllowedMethods":"GET,PUT","MaxAgeInSeconds":60}]}""",
        """{"CORSRules":[{"AllowedOrigins":["*"],"AllowedMethods":["GET","PUT"],"MaxAgeSeconds":60}]}""")]
    public Task Azure(string under, string before, string after) => Converts(under, "Azure", before, after);

    [Fact]
    public Task CloudFormation_a_whole_template() => Converts(
        "CorsRules",
        "CloudFormation",
        "{\n  \"Resources\": {\n    \"Bucket\": {\n      \"Type\": \"AWS::S3::Bucket\",\n      \"Properties\": {\n  " +
        "      \"CorsConfiguration\": {\n" +
        "          \"CorsRules\": [\n            {\n              \"Id\": \"a\",\n              \"AllowedOrigins\": " +
        "[\"*\"],\n              \"AllowedMethods\": [\"GET\"],\n" +
        "              \"ExposedHeaders\": [\"x-a\"],\n              \"MaxAge\": 60\n            }\n          ]\n   " +
        "     }\n      }\n    }\n  }\n}\n",
        "[\n  {\n    \"ID\": \"a\",\n    \"AllowedOrigins\": [\"*\"],\n    \"AllowedMethods\": [\"GET\"],\n    " +
        "\"ExposeHeaders\": [\"x-a\"],\n    \"MaxAgeSeconds\": 60\n  }\n]\n");

    [Theory]
    [InlineData("corsRules")]
    [InlineData("cors")]
    public Task AWS_CDK(string name) => Converts(
        name,
        "the AWS CDK",
        $$"""{ "{{name}}": [{ "id": "a", "allowedOrigins": ["*"], "allowedMethods": ["GET"], "allowedHeaders": [], "exposedHeaders": ["x-a"], "maxAge": 60 }] }""",
        """{ "CORSRules": [{ "ID": "a", "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": [], "ExposeHeaders": ["x-a"], "MaxAgeSeconds": 60 }] }""");

    [Theory]
    [InlineData(
        """{ "cors_rule": [{ "id": "a", "allowed_origins": ["*"], "allowed_methods": ["GET"], "allowed_headers": [], "expose_headers": ["x-a"], "max_age_seconds": 60 }] }""",
        """{ "CORSRules": [{ "ID": "a", "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": [], "ExposeHeaders": ["x-a"], "MaxAgeSeconds": 60 }] }""")]
    [InlineData(
        """{ "resource": { "aws_s3_bucket_cors_configuration": { "a": { "bucket": "b", "cors_rule": { "allowed_origins": ["*"], "allowed_methods": ["GET"] } } } } }""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""")]
    [InlineData(
        """{ "cors_rule": { "allowed_origins": ["*"], "allowed_methods": ["GET"] } }""",
        """{ "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }] }""")]
    public Task Terraform(string before, string after) => Converts("cors_rule", "Terraform", before, after);

    [Theory]
    [InlineData(
        """{ "rules": [{ "id": "a", "allowedOrigins": ["*"], "allowedMethods": ["GET"], "allowedHeaders": ["*"], "exposeHeaders": ["x-a"], "maxAgeSeconds": 60 }] }""",
        """{ "CORSRules": [{ "ID": "a", "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["*"], "ExposeHeaders": ["x-a"], "MaxAgeSeconds": 60 }] }""")]
    [InlineData(
        """{ "bucketName": "b", "rules": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"] }] }""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""")]
    public Task Lightsail(string before, string after) => Converts("rules", "Lightsail", before, after);

    [Theory]
    [InlineData(
        """{ "CORSRule": [{ "AllowedOrigin": ["*"], "AllowedMethod": ["GET"], "ExposeHeader": ["x-a"] }], "ResponseVary": true }""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposeHeaders": ["x-a"] }]""")]
    [InlineData(
        """{ "CORSRule": { "AllowedOrigin": "*", "AllowedMethod": ["GET"], "ResponseVary": false, "MaxAgeSeconds": "60" } }""",
        """{ "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 60 }] }""")]
    public Task Aliyun_OSS(string before, string after) => Converts("ResponseVary", "Aliyun OSS", before, after);

    [Fact]
    public Task Tencent_COS() => Converts(
        "CORSRule",
        "Tencent COS or Aliyun OSS",
        """{ "CORSConfiguration": { "CORSRule": [{ "AllowedOrigin": ["*"], "AllowedMethod": ["GET"], "AllowedHeader": ["*"] }] } }""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["*"] }]""");

    [Theory]
    [InlineData(
        "AllowOrigins",
        """{ "AllowOrigins": ["*"], "AllowMethods": ["GET"], "AllowHeaders": ["*"], "ExposeHeaders": ["x-a"], "MaxAge": 60 }""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["*"], "ExposeHeaders": ["x-a"], "MaxAgeSeconds": 60 }]""")]
    [InlineData(
        "AllowOrigins",
        """{ "AuthType": "NONE", "Cors": { "AllowOrigins": ["*"], "AllowMethods": ["GET"] } }""",
        """[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]""")]
    public Task API_Gateway(string under, string before, string after) =>
        Converts(under, "API Gateway or a Lambda function URL", before, after);

    [Fact]
    public Task API_Gateway_and_what_it_says_of_credentials() => VerifyFix(
        Id,
        "AllowOrigins",
        "Convert from the form of API Gateway or a Lambda function URL to S3's",
        """{ "AllowOrigins": ["https://app.example"], "AllowMethods": ["PATCH"], "AllowCredentials": true }""",
        """[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["PATCH"], "AllowCredentials": true }]""",
        profile: "Web");

    [Theory]
    // No CORS file; two lists of rules, of which one would be lost; and a file to be fixed first.
    [InlineData("""{ "Statement": [{ "Effect": "Allow" }] }""")]
    [InlineData(
        """[{ "CorsRules": [{ "AllowedOrigins": ["*"], "Id": "a" }] }, { "CorsRules": [{ "AllowedOrigins": ["*"], "Id": "a" }] }]""")]
    [InlineData("""[{ "origin": ["*"], "method": ["GET"], }]""")]
    // What stands beside the rules would be lost.
    [InlineData(
        """{ "version": 1, "settings": { "a": true }, "cors": [{ "origin": ["*"], "method": ["GET"] }], "lifecycle": { "rule": [] } }""")]
    [InlineData("""{ "version": 1, "cors": [{ "origin": ["*"], "method": ["GET"] }] }""")]
    [InlineData("""{ "bucketName": { "a": 1 }, "rules": [{ "allowedOrigins": ["*"], "allowedMethods": ["GET"] }] }""")]
    [InlineData("""[{ "origin": ["*"], "method": ["GET"] }, 5]""")]
    [InlineData("""{ "a": [{ "cors": [{ "origin": ["*"], "method": ["GET"] }] }, { "name": "b" }] }""")]
    public Task What_is_not_clear_is_left(string text) => OffersNothing(Id, text);

    [Fact]
    public Task XML_is_left() => OffersNothing(Id, "<CorsConfig><Cors/></CorsConfig>", fileName: "cors.xml");

    private static async Task Converts(string under, string system, string before, string after)
    {
        await VerifyFix(Id, under, $"Convert from the form of {system} to S3's", before, after);

        // Nothing is wrong with what comes of it.
        using FixProject converted = FixProject.Create(after);
        Assert.Empty(converted.Errors());
    }
}
