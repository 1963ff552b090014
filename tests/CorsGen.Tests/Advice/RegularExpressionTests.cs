using CorsGen.Compiler.Advice;

namespace CorsGen.Tests.Advice;

/// <summary>CORS101 writes out the origins that a regular expression means.</summary>
public class RegularExpressionTests
{
    [Theory]
    [InlineData(@"^https://(a|b)\.example\.com$", "https://a.example.com https://b.example.com")]
    [InlineData(@"^https://(a|b)\.example\.com/?$", "https://a.example.com https://b.example.com")]
    [InlineData(@"^https?://example\.com/$", "https://example.com")]
    [InlineData(@"^https://[a-z0-9-]+\.example\.com$", "https://*.example.com")]
    [InlineData(@"^https://(www\.)?example\.com$", "https://example.com https://www.example.com")]
    [InlineData(@"^https://(www\.)*example\.com$", "https://example.com https://www.example.com")]
    [InlineData(@"^https://(?:a|b)\.example\.com$", "https://a.example.com https://b.example.com")]
    [InlineData(@"^(?i)https://example\.com$", "https://example.com")]
    [InlineData(@"^https://(?<name>a|b)\.example\.com$", "https://a.example.com https://b.example.com")]
    [InlineData(@"^https://\w{1,8}\.example\.com$", "https://*.example.com")]
    [InlineData(@"^https://\w+?\.example\.com$", "https://*.example.com")]
    [InlineData(@"^https://.{3}\.example\.com$", "https://*.example.com")]
    [InlineData(@"^https://[a]\.example[.]com$", "https://a.example.com")]
    [InlineData(@"^https://[a]+\.example\.com$", "https://*.example.com")]
    [InlineData(@"^https://example\.com(:\d+)?$", "https://example.com https://example.com:*")]
    [InlineData(@"^https://(a|b)+\.example\.com$", "https://a.example.com https://b.example.com")]
    [InlineData(@"^https://(a|b){1}\.example\.com$", "https://a.example.com https://b.example.com")]
    [InlineData(
        @"^https://((a|b)c|d)\.example\.com$",
        "https://ac.example.com https://bc.example.com https://d.example.com")]
    [InlineData(@"\bhttps://example\.com\b", "https://example.com")]
    [InlineData(@"\Ahttps://a\.example\.com\Z", "https://a.example.com")]
    [InlineData(@"^https://(a|b|a)\.example\.com$", "https://a.example.com https://b.example.com")]
    [InlineData(@"^https://a\.example\.com)$", "https://a.example.com")]
    [InlineData(@"/a.example/", "https://a.example https://*.a.example")]
    [InlineData(@"/\.a\.example$/", "https://*.a.example")]
    [InlineData(@"a\.example$", "https://a.example")]
    [InlineData(@"^https://[a\.example\.com$", "")]
    [InlineData(@"^https://(?a\.example\.com", "")]
    [InlineData(@"^https://(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)(m)(n)(o)(p)(q)(r)(s)(t)(u)(v)\.example$",
        "https://abcdefghijklmnopqrstuv.example")]
    [InlineData(@"^https://(a|b|c|d)(a|b|c|d|e)\.example\.com$", "")]
    public void Its_choices_are_entries(string expression, string entries) =>
        Assert.Equal(entries, string.Join(' ', OriginProposal.For(expression)));

    [Fact]
    public void Up_to_sixteen_choices_are_written_out() =>
        Assert.Equal(16, OriginProposal.For(@"^https://(a|b|c|d)(a|b|c|d)\.example\.com$").Length);
}
