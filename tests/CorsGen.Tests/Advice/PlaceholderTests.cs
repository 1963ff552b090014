using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Advice;

/// <summary>CORS113: a placeholder that was left in.</summary>
public class PlaceholderTests
{
    private const string Id = "CORS113";

    [Theory]
    [InlineData("https://your-domain.com", "your-domain")]
    [InlineData("https://YOUR-DOMAIN", "YOUR-DOMAIN")]
    [InlineData("https://your-production-domain.com", "your-production-domain")]
    [InlineData("https://www.yourdomain.com", "yourdomain")]
    [InlineData("https://your_website.example", "your_website")]
    [InlineData("https://your-app-name.example", "your-app-name")]
    [InlineData("https://yoursite.example", "yoursite")]
    [InlineData("http://{host}", "{host}")]
    [InlineData("https://{x}.example.com:8443", "{x}")]
    [InlineData("https://{{ host }}", "{{ host }}")]
    [InlineData("https://${HOST}/", "${HOST}")]
    [InlineData("$(WebOrigin)", "$(WebOrigin)")]
    [InlineData("https://<your-domain>", "<your-domain>")]
    [InlineData("<origin>", "<origin>")]
    [InlineData("__WORKER_ORIGIN__", "__WORKER_ORIGIN__")]
    [InlineData("https://app-__ENV__.example.com", "__ENV__")]
    [InlineData("%WEB_ORIGIN%", "%WEB_ORIGIN%")]
    [InlineData("https://*.{domain}", "{domain}")]
    public void A_placeholder_is_told_at_its_place(string origin, string placeholder) => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins(origin),
        ("warning", placeholder, $"'{placeholder}' looks like a placeholder, and nothing fills it in after the build; write what it stands for"));

    [Fact]
    public void Each_one_is_told() => AdviceAssert.Json(
        Id, AdviceAssert.Origins("https://{bucket}.{region}.example"), ("warning", "{bucket}", "…"), ("warning", "{region}", "…"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>https://&lt;domain&gt;</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("warning", "&lt;domain&gt;", "'<domain>' looks like a placeholder, …"));

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("https://yours.example")]
    [InlineData("https://clients.your-server.de")]
    [InlineData("https://yourstory.example")]
    [InlineData("https://in-your-domain.example")]
    [InlineData("https://domain.com")]
    [InlineData("https://a_b__c.example")]
    [InlineData("https://m%C3%BCnchen.de")]
    [InlineData("https://[a-z]{2,3}.example")]
    [InlineData("https://[::1]")]
    [InlineData("*")]
    public void Names_are_not_reported(string origin) => AdviceAssert.Json(Id, AdviceAssert.Origins(origin));

    [Fact]
    public void It_is_the_only_word_on_an_entry()
    {
        foreach (string origin in new[] { "http://{host}", "https://{x}", "__ORIGIN__", "https://YOUR-DOMAIN/", "https://<x>:443", "https://*.{domain}.example.com", "https://*.{domain}", "https://*your-domain.com" })
        {
            Assert.Equal(Id, Assert.Single(TestProject.WithJson(AdviceAssert.Origins(origin)).Analyze()).Id);
        }
    }
}
