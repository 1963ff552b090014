using System.Text.Json;
using System.Xml.Linq;
using Amazon.S3.Model;
using CorsGen.Compiler;

namespace CorsGen.AspNetCore.Tests.S3;

/// <summary>
/// What PutBucketCors sends and GetBucketCors returns by Amazon's SDK for .NET, the compiler reads as it is.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
/// </summary>
public class SdkConfigurationTests(ITestOutputHelper output)
{
    private const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
    private const string Origin = "<AllowedOrigin>https://a.example</AllowedOrigin>";
    private const string Method = "<AllowedMethod>GET</AllowedMethod>";
    private const string Rule = $"<CORSRule>{Origin}{Method}</CORSRule>";
    private const string Plain = $"<CORSConfiguration>{Rule}</CORSConfiguration>";

    /// <summary>Texts that GetBucketCors may return.</summary>
    public static TheoryData<string> Texts { get; } =
    [
        Plain,
        $"<CORSConfiguration xmlns=\"{Namespace}\">{Rule}</CORSConfiguration>",
        $"<s:CORSConfiguration xmlns:s='{Namespace}'>" +
            "<s:CORSRule><s:AllowedOrigin>*</s:AllowedOrigin><s:AllowedMethod>PUT</s:AllowedMethod></s:CORSRule>" +
            "</s:CORSConfiguration>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Plain,
        "<?xml version='1.0' standalone='yes'?>" + Plain,
        "\uFEFF" + Plain,
        "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Plain + "\n",
        $"<!-- a -->\n<CORSConfiguration>\n\t{Rule}\n<!-- b -->\n  {Rule}\n</CORSConfiguration>\n<!-- c -->",

        // The order of elements, and elements of one name that stand apart.
        Of(Method + Origin),
        Of($"<MaxAgeSeconds>0</MaxAgeSeconds>{Method}<ExposeHeader>ETag</ExposeHeader><ID>a</ID>" +
            $"<AllowedHeader>*</AllowedHeader>{Origin}"),
        Of($"{Origin}{Method}<AllowedOrigin>*</AllowedOrigin><AllowedMethod>HEAD</AllowedMethod>" +
            "<AllowedHeader>x-b</AllowedHeader><ExposeHeader>x-d</ExposeHeader>" +
            "<AllowedHeader>x-a</AllowedHeader><ExposeHeader>x-c</ExposeHeader>"),

        // Empty elements and white space, which belongs to the text.
        Of($"{Origin}{Method}<ID/>"),
        Of($"{Origin}{Method}<ID></ID>"),
        Of($"{Origin}{Method}<ID> \n </ID>"),
        Of($"<AllowedOrigin> https://a.example\n</AllowedOrigin>{Method}"),

        // Characters by reference, and a comment in their midst.
        Of($"<AllowedOrigin>https://&#97;&#x2e;ex<!-- no -->ample</AllowedOrigin>{Method}" +
            "<ID>&lt;&amp;&gt;&quot;&apos;&#13;&#xA;&#9;&#x1F600;</ID><MaxAgeSeconds>2147483647</MaxAgeSeconds>"),
    ];

    [Fact]
    public async Task Rules_that_the_SDK_sends_are_read_as_they_were_given()
    {
        await using ConfigurationBucket bucket = await ConfigurationBucket.StartAsync();
        await AssertReadAsync(
            bucket,
            new CORSRule
            {
                Id = "all & <every> \"thing\" ",
                AllowedOrigins = ["https://app.example.com", "https://*.example.com", "*", "null", "a&b<c>"],
                AllowedMethods = ["GET", "PUT", "POST", "DELETE", "HEAD"],
                AllowedHeaders = ["*", "x-amz-*", "x-a&b"],
                ExposeHeaders = ["ETag", "x-amz-meta-a"],
                MaxAgeSeconds = 3000,
            },
            new CORSRule { AllowedOrigins = ["*"], AllowedMethods = ["GET"] },
            new CORSRule
            {
                Id = "",
                AllowedOrigins = ["https://b.example"],
                AllowedMethods = ["HEAD"],
                AllowedHeaders = [],
                ExposeHeaders = [],
                MaxAgeSeconds = 0,
            });
        Assert.StartsWith($"<CORSConfiguration xmlns=\"{Namespace}\">", bucket.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_rules_that_the_SDK_sends_are_read_as_they_were_given()
    {
        var rules = new RandomRules(TestSeed.CreateRandom(output));
        await using ConfigurationBucket bucket = await ConfigurationBucket.StartAsync();
        for (int i = 0; i < TestSize.Of(300); i++)
        {
            await AssertReadAsync(bucket, rules.Next());
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task The_compiler_reads_what_the_SDK_reads(string text)
    {
        await using ConfigurationBucket bucket = await ConfigurationBucket.StartAsync();
        bucket.Text = text;
        Assert.Equal((await bucket.GetAsync()).Select(Describe), Read(bucket.Text).Select(Describe));
    }

    // XML 1.0, sections 2.7 and 2.11: https://www.w3.org/TR/xml/
    [Theory]
    [InlineData("<![CDATA[a]]>", "a", "")]
    [InlineData("a\r\nb", "a\nb", "a\r\nb")]
    [InlineData("a\rb", "a\nb", "a\rb")]
    public async Task Where_the_SDK_departs_from_XML_the_compiler_does_not(string written, string isXml, string sdk)
    {
        await using ConfigurationBucket bucket = await ConfigurationBucket.StartAsync();
        bucket.Text = Of($"{Origin}{Method}<ID>{written}</ID>");

        var document = XDocument.Parse(bucket.Text, LoadOptions.PreserveWhitespace);
        Assert.Equal(isXml, document.Descendants("ID").Single().Value);
        Assert.Equal(isXml, Read(bucket.Text).Single().Id);
        Assert.Equal(sdk, (await bucket.GetAsync()).Single().Id);
    }

    private static string Of(string rule) => $"<CORSConfiguration><CORSRule>{rule}</CORSRule></CORSConfiguration>";

    private static async Task AssertReadAsync(ConfigurationBucket bucket, params CORSRule[] rules)
    {
        await bucket.PutAsync(rules);
        Assert.Equal(rules.Select(Describe), Read(bucket.Text).Select(Describe));
    }

    private static IReadOnlyList<CorsRule> Read(string text) => CorsCompiler.Compile(text).GetPolicy().Rules;

    // A list that is not sent is empty.
    private static string Describe(CORSRule rule) => JsonSerializer.Serialize(new
    {
        rule.Id,
        Origins = rule.AllowedOrigins,
        Methods = rule.AllowedMethods,
        Headers = rule.AllowedHeaders ?? [],
        Exposed = rule.ExposeHeaders ?? [],
        Age = rule.MaxAgeSeconds,
    });

    private static string Describe(CorsRule rule) => JsonSerializer.Serialize(new
    {
        rule.Id,
        Origins = rule.AllowedOrigins,
        Methods = rule.AllowedMethods,
        Headers = rule.AllowedHeaders,
        Exposed = rule.ExposeHeaders,
        Age = rule.MaxAgeSeconds,
    });
}
