using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CorsGen.AspNetCore;

/// <summary>Reports decisions: in the log, in metrics, and in Development in a response header.</summary>
internal sealed class CorsDiagnostics(ILogger logger, CorsMetrics metrics, bool isDevelopment)
{
    private const string Category = "CorsGen.AspNetCore";
    private const string Preflight = "preflight";
    private const string Request = "request";

    // Not Access-Control-*, because it doesn't grant access.
    private const string ReasonHeader = "CorsGen-Reason";

    public ILogger Logger { get; } = logger;

    public static CorsDiagnostics Create(IServiceProvider services) => new(
        (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(Category),
        new CorsMetrics(services.GetService<IMeterFactory>()),
        services.GetService<IHostEnvironment>()?.IsDevelopment() == true);

    /// <summary>Logs and counts the decision about a request with an <c>Origin</c>.</summary>
    public void Report(
        string name, ICorsPolicy policy, HttpRequest httpRequest, in CorsRequest request, in CorsResult result)
    {
        // First, because most servers neither log nor count.
        if (!metrics.IsEnabled && !Logger.IsEnabled(result.IsAllowed ? LogLevel.Debug : LogLevel.Information))
        {
            return;
        }

        string kind = KindOf(request);
        if (result.Rule is { } rule)
        {
            metrics.Count(name, kind, "allowed");
            if (Logger.IsEnabled(LogLevel.Debug))
            {
                CorsLog.Allowed(Logger, name, kind, PrintableText.Of(request.Origin.ToString()), rule);
            }
        }
        else if (SameOrigin.Is(httpRequest, request))
        {
            metrics.Count(name, kind, "same_origin");
        }
        else
        {
            metrics.Count(name, kind, OutcomeOf(result.Denial));
            if (Logger.IsEnabled(LogLevel.Information))
            {
                CorsLog.Denied(
                    Logger,
                    name,
                    kind,
                    PrintableText.Of(request.Origin.ToString()),
                    ReasonOf(policy, request, result));
            }
        }
    }

    /// <summary>
    /// In Development, adds a response header with the decision and its reason; browsers show it beside the request.
    /// </summary>
    public void Explain(
        HttpResponse response, string name, ICorsPolicy policy, in CorsRequest request, in CorsResult result)
    {
        if (isDevelopment)
        {
            response.Headers[ReasonHeader] = PrintableText.Ascii(result.Rule is { } rule
                ? $"{KindOf(request)} allowed by {name}, {rule}"
                : $"{KindOf(request)} denied by {name}: {ReasonOf(policy, request, result)}");
        }
    }

    /// <summary>
    /// Why a request was denied, in words. It doesn't run for allowed requests, and for denied ones only if the
    /// category logs Information, or in Development.
    /// </summary>
    private static string ReasonOf(ICorsPolicy policy, in CorsRequest request, in CorsResult result)
    {
        if (request.Origin.Count > 1)
        {
            return "it has more than one Origin line";
        }

        string? origin = request.Origin.Count == 0 ? null : request.Origin[0];
        return string.IsNullOrEmpty(origin) ? "its Origin is empty"
            : policy is DenyAllPolicy denying ? denying.Reason
            : request.RequestedMethod.Count > 1 ? "it has more than one Access-Control-Request-Method line"
            : result.Denial == CorsDenial.Method && HttpMethods.IsOptions(request.Method) && !request.IsPreflight
                ? "it isn't a preflight, because it doesn't have an Access-Control-Request-Method header"
            : policy.Explain(origin, request.Method, request.RequestedHeaders).ToString();
    }

    private static string KindOf(in CorsRequest request) => request.IsPreflight ? Preflight : Request;

    private static string OutcomeOf(CorsDenial denial) => denial switch
    {
        CorsDenial.Method => "denied_method",
        CorsDenial.Headers => "denied_headers",
        _ => "denied_origin",
    };
}
