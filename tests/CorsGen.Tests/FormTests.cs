using System.Linq;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests;

/// <summary>The forms that a configuration may have, told by what the file holds.</summary>
public class FormTests
{
    private const string Rules =
        """
        [
          {
            "ID": "site",
            "AllowedOrigins": ["https://app.example", "https://*.app.example"],
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["x-*", "content-type"],
            "ExposeHeaders": ["ETag", "x-amz-request-id"],
            "MaxAgeSeconds": 3000
          },
          { "AllowedOrigins": ["*"], "AllowedMethods": ["HEAD"] }
        ]
        """;

    private const string XmlRules =
        """
        <CORSRule>
            <ID>site</ID>
            <AllowedOrigin>https://app.example</AllowedOrigin>
            <AllowedMethod>GET</AllowedMethod>
            <AllowedHeader>x-*</AllowedHeader>
            <AllowedOrigin>https://*.app.example</AllowedOrigin>
            <AllowedMethod>PUT</AllowedMethod>
            <AllowedHeader>content-type</AllowedHeader>
            <ExposeHeader>ETag</ExposeHeader>
            <ExposeHeader>x-amz-request-id</ExposeHeader>
            <MaxAgeSeconds>3000</MaxAgeSeconds>
          </CORSRule>
          <CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>HEAD</AllowedMethod></CORSRule>
        """;

    public static TheoryData<string> Forms =>
    [
        Rules,
        "\uFEFF \r\n\t" + Rules,
        $$"""{ "CORSRules": {{Rules}} }""",
        $$"""{ "$schema": "https://schemas.example/cors.json", "CORSRules": {{Rules}} }""",
        $$"""{ "CORSConfiguration": { "CORSRules": {{Rules}} } }""",
        $$"""{ "$schema": "a", "CORSConfiguration": { "CORSRules": {{Rules}} }, "$schema": "b" }""",
        $"<CORSConfiguration>{XmlRules}</CORSConfiguration>",
        $"\uFEFF\n<CORSConfiguration>{XmlRules}</CORSConfiguration>\n",
        $"""<?xml version="1.0" encoding="UTF-8"?><!-- a --><CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{XmlRules}</CORSConfiguration>""",
        $"""<s3:CORSConfiguration xmlns:s3="http://s3.amazonaws.com/doc/2006-03-01/">{XmlRules.Replace("</", "</s3:").Replace("<ID", "<s3:ID").Replace("<A", "<s3:A").Replace("<E", "<s3:E").Replace("<M", "<s3:M").Replace("<C", "<s3:C")}</s3:CORSConfiguration>""",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_means_the_same_whatever_the_file_is_called(string text)
    {
        AssertRules(TestProject.WithJson(text).Generate().LoadPolicy(), credentials: true);
        AssertRules(TestProject.WithXml(text).Generate().LoadPolicy(), credentials: true);
        AssertRules(TestProject.WithJson(text, ("CorsProfile", "Web")).Generate().LoadPolicy(), credentials: false);
        AssertRules(TestProject.WithXml(text, ("CorsProfile", "S3")).Generate().LoadPolicy(), credentials: true);
    }

    [Theory]
    [InlineData(
        """[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["PATCH"], "AllowCredentials": true }]""")]
    [InlineData(
        "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example</AllowedOrigin><AllowedMethod>PATCH</AllowedMethod><AllowCredentials>true</AllowCredentials></CORSRule></CORSConfiguration>")]
    public void Profile_Web_reads_more(string text)
    {
        CorsRule rule = Assert.Single(TestProject.WithJson(text, ("CorsProfile", "Web")).Generate().LoadPolicy().Rules);
        Assert.Equal("PATCH", Assert.Single(rule.AllowedMethods));
        Assert.True(rule.AllowCredentials);
        Assert.Equal(["CORS005", "CORS003"], TestProject.WithJson(text).Generate().Errors.Select(error => error.Id));
    }

    private static void AssertRules(ICorsPolicy policy, bool credentials) => Assert.Collection(
        policy.Rules,
        rule =>
        {
            Assert.Equal("site", rule.Id);
            Assert.Equal(["https://app.example", "https://*.app.example"], rule.AllowedOrigins);
            Assert.Equal(["GET", "PUT"], rule.AllowedMethods);
            Assert.Equal(["x-*", "content-type"], rule.AllowedHeaders);
            Assert.Equal(["ETag", "x-amz-request-id"], rule.ExposeHeaders);
            Assert.Equal(3000, rule.MaxAgeSeconds);
            Assert.Equal(credentials, rule.AllowCredentials);
        },
        rule =>
        {
            Assert.Null(rule.Id);
            Assert.Equal(["*"], rule.AllowedOrigins);
            Assert.Equal(["HEAD"], rule.AllowedMethods);
            Assert.Empty(rule.AllowedHeaders);
            Assert.Empty(rule.ExposeHeaders);
            Assert.Null(rule.MaxAgeSeconds);
            Assert.False(rule.AllowCredentials);
        });
}
