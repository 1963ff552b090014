using Microsoft.AspNetCore.Cors.Infrastructure;
using FrameworkCorsPolicy = Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy;

namespace CorsGen.Benchmarks;

/// <summary>
/// What ASP.NET Core has instead of a policy with rules: one list of origins, of methods and of headers.
/// </summary>
internal static class FrameworkPolicy
{
    /// <summary>
    /// The nearest policy to some rules: the origins of all, and of the last, the one that answers, everything else. It
    /// decides by the origin alone: methods and headers are listed for the browser to compare.
    /// </summary>
    public static FrameworkCorsPolicy Create(IReadOnlyList<CorsRule> rules)
    {
        string[] origins = [.. rules.SelectMany(rule => rule.AllowedOrigins)];
        CorsRule last = rules[^1];
        CorsPolicyBuilder builder = new CorsPolicyBuilder()
            .WithOrigins(origins)
            .WithMethods([.. last.AllowedMethods])
            .WithExposedHeaders([.. last.ExposeHeaders]);

        // "*" and subdomains are the wildcards that it knows.
        _ = origins.Contains("*") ? builder.AllowAnyOrigin()
            : origins.Any(origin => origin.Contains('*', StringComparison.Ordinal))
                ? builder.SetIsOriginAllowedToAllowWildcardSubdomains()
            : builder;
        _ = last.AllowedHeaders.Contains("*")
            ? builder.AllowAnyHeader()
            : builder.WithHeaders([.. last.AllowedHeaders]);
        _ = last.AllowCredentials ? builder.AllowCredentials() : builder;
        _ = last.MaxAgeSeconds is { } seconds ? builder.SetPreflightMaxAge(TimeSpan.FromSeconds(seconds)) : builder;
        return builder.Build();
    }
}
