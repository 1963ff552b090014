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
        "Authorization ran before CORS: preflights, which never carry credentials, get 401 from every endpoint that requires "
        + "authorization. Call app.UseAuthorization() after app.UseCors(…) or app.UseCorsGen(): without the call, WebApplication "
        + "puts authorization first. app.UseHttpsRedirection() belongs after it too, as browsers follow no redirect of a preflight.")]
    public static partial void AuthorizationBeforeCors(ILogger logger);

    [LoggerMessage(
        5,
        LogLevel.Warning,
        "Output caching ran before CORS: it ignores Vary, and would serve one origin's answer to another, so answers to "
        + "cross-origin requests are not stored. Call app.UseOutputCache() after app.UseCors(…) or app.UseCorsGen().")]
    public static partial void OutputCacheBeforeCors(ILogger logger);
}
