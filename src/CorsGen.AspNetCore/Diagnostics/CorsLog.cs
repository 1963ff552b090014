namespace CorsGen.AspNetCore;

/// <summary>The log messages of the category <c>CorsGen.AspNetCore</c>.</summary>
internal static partial class CorsLog
{
    [LoggerMessage(1, LogLevel.Information, "{Policy} denied {Kind} from {Origin}: {Reason}", SkipEnabledCheck = true)]
    public static partial void Denied(ILogger logger, string policy, string kind, string origin, string reason);

    [LoggerMessage(2, LogLevel.Debug, "{Policy} allowed {Kind} from {Origin} by {Rule}", SkipEnabledCheck = true)]
    public static partial void Allowed(ILogger logger, string policy, string kind, string origin, CorsRule rule);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "Authorization ran before CORS: its 401 and 403 responses don't get CORS headers, so a page sees a network "
        + "error instead, and preflights for endpoints that have their own CORS policy get 401. "
        + "Call app.UseAuthorization() after app.UseCors(…) or app.UseCorsGen(): if you don't call it, WebApplication "
        + "runs authorization first. Also call app.UseHttpsRedirection() after them, because browsers don't follow a "
        + "redirect of a preflight.")]
    public static partial void AuthorizationBeforeCors(ILogger logger);

    [LoggerMessage(
        5,
        LogLevel.Warning,
        "{Call} runs before CORS: its cache would serve the response for one origin, or for a request without an "
        + "origin, to another origin. Such responses are not stored. Call {Call} after app.UseCors(…) or "
        + "app.UseCorsGen().")]
    public static partial void CacheBeforeCors(ILogger logger, string call);

    [LoggerMessage(6, LogLevel.Warning, "CORS policy '{Policy}': {Key}: warning {Id}: {Advice}")]
    public static partial void Advice(ILogger logger, string policy, string key, string id, string advice);

    [LoggerMessage(
        7,
        LogLevel.Error,
        "CORS policy '{Policy}' is unchanged, because its new configuration has errors. The last good one still "
        + "applies: {Errors}")]
    public static partial void ReloadRefused(ILogger logger, string policy, string errors);

    [LoggerMessage(8, LogLevel.Information, "CORS policy '{Policy}' was reloaded")]
    public static partial void Reloaded(ILogger logger, string policy);
}
