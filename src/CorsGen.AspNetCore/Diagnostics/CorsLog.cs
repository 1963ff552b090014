namespace CorsGen.AspNetCore;

/// <summary>What is logged, under the category <c>CorsGen.AspNetCore</c>.</summary>
internal static partial class CorsLog
{
    [LoggerMessage(1, LogLevel.Information, "{Policy} denied {Kind} from {Origin}: {Reason}", SkipEnabledCheck = true)]
    public static partial void Denied(ILogger logger, string policy, string kind, string origin, string reason);

    [LoggerMessage(2, LogLevel.Debug, "{Policy} allowed {Kind} from {Origin} by {Rule}", SkipEnabledCheck = true)]
    public static partial void Allowed(ILogger logger, string policy, string kind, string origin, CorsRule rule);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "Authorization ran before CORS: its 401 and 403 have no CORS headers, so that a page sees a network error in place of "
        + "them, and preflights of endpoints that have a CORS policy of their own get 401. Call app.UseAuthorization() after "
        + "app.UseCors(…) or app.UseCorsGen(): without the call, WebApplication puts authorization first. "
        + "app.UseHttpsRedirection() belongs after it too, as browsers don't follow a redirect of a preflight.")]
    public static partial void AuthorizationBeforeCors(ILogger logger);

    [LoggerMessage(
        5,
        LogLevel.Warning,
        "{Call} stands before CORS: its cache would serve the answer to one origin, or to none, to another origin. Such answers "
        + "are not stored. Call {Call} after app.UseCors(…) or app.UseCorsGen().")]
    public static partial void CacheBeforeCors(ILogger logger, string call);
}
