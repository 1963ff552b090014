using CorsGen.Compiler.Advice;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Advice;

/// <summary>CORS117: the origin <c>*</c> beside others.</summary>
public class AnyOriginBesideOthersTests
{
    private const string Id = "CORS117";

    [Fact]
    public void With_credentials_a_wildcard_would_be_a_name() => AdviceAssert.WebJson(
        "CORS117",
        """[{ "AllowedOrigins": ["*", "https://a.example"], "AllowedMethods": ["*"], "ExposeHeaders": ["*"] }]""",
        ("warning", "*", "'*' already allows 'https://a.example'; for credentials, give 'https://a.example' a rule " +
        "of its own before this one, with \"AllowCredentials\": true and names in place of '*' in 'AllowedMethods' " +
        "and 'ExposeHeaders', or remove it"));

    [Fact]
    public void The_other_is_told_apart() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("https://a.example", "*"),
        ("warning", "*", "'*' wins over the origins beside it, so that 'https://a.example' gets no credentials; give " +
            "'https://a.example' a rule of its own before this one, or remove it"));

    [Fact]
    public void It_is_said_once_for_several() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("\\u002a", "https://*.example.com", "https://a.example", "*"),
        ("warning", "\\u002a", "'*' wins over the origins beside it, so that 'https://*.example.com' and the others " +
            "get no credentials; give 'https://*.example.com' and the others a rule of their own before this one, or " +
            "remove them"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("warning", "*", "…"));

    [Fact]
    public void In_XML_what_to_add_is_XML() => AdviceAssert.WebXml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>*</AllowedMethod></CORSRule></CORSConfiguration>",
        ("warning", "*", "…, with <AllowCredentials>true</AllowCredentials> and names in place of '*' in " +
            "'AllowedMethod', or remove it"));

    [Fact]
    public void In_profile_Web_the_others_have_no_credentials_to_lose() => AdviceAssert.WebJson(
        Id,
        AdviceAssert.Origins("*", "https://a.example"),
        ("warning", "*", "'*' already allows 'https://a.example'; for credentials, give 'https://a.example' a rule " +
        "of its own before this one, with \"AllowCredentials\": true, or remove it"));

    [Theory]
    [InlineData("null")]
    [InlineData("n*")]
    [InlineData("https://*")]
    [InlineData("https://*.github.io")]
    public void What_anyone_can_have_is_to_get_no_credentials(string origin)
    {
        AdviceAssert.Json(
            Id,
            AdviceAssert.Origins("*", origin),
            ("warning", "*", $"'*' wins over the origins beside it, so that '{origin}' gets no credentials; remove " +
                "it, as anyone can have such an origin"));
        AdviceAssert.Json(
            Id,
            AdviceAssert.Origins("*", "https://a.example", origin),
            ("warning", "*", $"… and the others get no credentials; remove '{origin}', as anyone can have such an " +
                "origin, and give the rest a rule of their own before this one, or remove all"));
        AdviceAssert.WebJson(
            Id,
            AdviceAssert.Origins("*", origin),
            ("warning", "*", $"'*' already allows '{origin}'; remove it, as anyone can have such an origin"));
    }

    [Theory]
    [InlineData("https://a.example", CorsProfile.S3, true)]
    [InlineData("https://*.example.com", CorsProfile.S3, true)]
    [InlineData("https://a.example", CorsProfile.Web, false)]
    [InlineData("null", CorsProfile.S3, false)]
    [InlineData("*ll", CorsProfile.S3, false)]
    [InlineData("https://*example.com", CorsProfile.S3, false)]
    public void A_rule_is_split_where_no_stranger_gains(string origin, object profile, bool expected)
    {
        string json = AdviceAssert.Origins("https://b.example", "*", origin);
        PolicyAnalysis policy = Compiled.Of(json, (CorsProfile)profile).Analysis!;
        Assert.Equal(expected, AnyOriginBesideOthersAdvice.MayBeSplit(policy, policy.Rules[0]));
    }

    [Fact]
    public void The_origin_for_all_alone_is_not_reported() => AdviceAssert.Json(Id, AdviceAssert.Origins("*", "*"));

    [Fact]
    public void Nor_do_other_wildcards() =>
        AdviceAssert.Json(Id, AdviceAssert.Origins("https://*", "https://a.example", "http*"));

    [Fact]
    public void Nor_does_it_in_another_rule_or_list() => AdviceAssert.Json(
        Id,
        """
        [{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "AllowedHeaders": ["*", "x"] },
         { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]
        """);
}
