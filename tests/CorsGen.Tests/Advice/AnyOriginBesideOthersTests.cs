namespace CorsGen.Tests.Advice;

/// <summary>CORS117: the origin <c>*</c> beside others.</summary>
public class AnyOriginBesideOthersTests
{
    private const string Id = "CORS117";

    [Fact]
    public void The_other_is_told_apart() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("https://a.example", "*"),
        ("warning", "*", "'*' wins over the origins beside it, so that 'https://a.example' gets no credentials; move it to an earlier rule, or remove it"));

    [Fact]
    public void It_is_said_once_for_several() => AdviceAssert.Json(
        Id,
        AdviceAssert.Origins("\\u002a", "https://*.example", "https://a.example", "*"),
        ("warning", "\\u002a", "'*' wins over the origins beside it, so that 'https://*.example' and the others get no credentials; move them to an earlier rule, or remove them"));

    [Fact]
    public void XML_has_it_too() => AdviceAssert.Xml(
        Id,
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
        ("warning", "*", "…"));

    [Fact]
    public void So_has_profile_Web() => AdviceAssert.WebJson(Id, AdviceAssert.Origins("*", "https://a.example"), ("warning", "*", "…"));

    [Fact]
    public void The_origin_for_all_alone_draws_no_word() => AdviceAssert.Json(Id, AdviceAssert.Origins("*", "*"));

    [Fact]
    public void Nor_do_other_wildcards() => AdviceAssert.Json(Id, AdviceAssert.Origins("https://*", "https://a.example", "http*"));

    [Fact]
    public void Nor_does_it_in_another_rule_or_list() => AdviceAssert.Json(
        Id,
        """
        [{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "AllowedHeaders": ["*", "x"] },
         { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]
        """);
}
