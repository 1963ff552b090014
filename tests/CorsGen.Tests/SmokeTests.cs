namespace CorsGen.Tests;

public class SmokeTests
{
    [Fact]
    public void A_default_result_is_a_denial() => Assert.False(default(CorsResult).IsAllowed);
}
