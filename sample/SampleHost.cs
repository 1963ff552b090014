namespace Sample;

/// <summary>What the two applications have in common.</summary>
internal static class SampleHost
{
    /// <summary>Creates an application that logs warnings, and what CorsGen denies.</summary>
    public static WebApplication Create(string[] args)
    {
        // In Development each answer says in a header, CorsGen-Reason, what was decided and why.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        return builder.Build();
    }
}
