namespace CorsGen.AspNetCore.Tests.Infrastructure;

/// <summary>What every answer of a covered endpoint has, allowed or not.</summary>
internal static class CorsAssert
{
    public const string Vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

    public static void Denied(RawResponse response, int status)
    {
        Assert.Equal(status, response.Status);
        Assert.Empty(response.CorsHeaders);
        Assert.Equal(Vary, response.Vary);
    }

    public static void Allowed(RawResponse response, int status, string origin)
    {
        Assert.Equal(status, response.Status);
        Assert.Equal(origin, response.AllowOrigin);
        Assert.Equal(Vary, response.Vary);
    }
}
