using CorsGen.Compiler.Origins;

namespace CorsGen.Tests.Advice;

/// <summary>
/// Hosts that are IPv4 addresses: <see href="https://url.spec.whatwg.org/#concept-ipv4-parser"/>. More of them are in
/// <c>Origins.txt</c>.
/// </summary>
public class IPv4Tests
{
    [Theory]
    [InlineData("example.0xAF")]
    [InlineData("example.0Xaf09")]
    [InlineData("example.0x")]
    [InlineData("example.0")]
    [InlineData("9.")]
    public void A_number_at_the_end_makes_it_one(string host) => Assert.True(IPv4.IsMeantBy(host));

    [Theory]
    [InlineData("1.example")]
    [InlineData("example.0xAG")]
    [InlineData("example.0x@")]
    [InlineData("example.0x`")]
    [InlineData("example.a")]
    [InlineData("example.1/")]
    [InlineData("example.1..")]
    [InlineData(".")]
    [InlineData("")]
    public void Anything_else_does_not(string host) => Assert.False(IPv4.IsMeantBy(host));

    [Theory]
    [InlineData("0xAF.0xfa.0", "175.250.0.0")]
    [InlineData("0.0.0.00", "0.0.0.0")]
    [InlineData("255.0377.0xFF.255", "255.255.255.255")]
    [InlineData("1.2.0xFFFF", "1.2.255.255")]
    [InlineData("1.16777215", "1.255.255.255")]
    [InlineData("1.16777216", null)]
    [InlineData("1.2.3.4.0", null)]
    [InlineData("1..2", null)]
    [InlineData("018", null)]
    [InlineData("0xG", null)]
    [InlineData("", null)]
    public void It_is_four_decimal_numbers(string host, string? canonical) =>
        Assert.Equal(canonical, IPv4.Canonical(host));
}
