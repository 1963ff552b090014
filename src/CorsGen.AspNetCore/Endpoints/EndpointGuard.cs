using Microsoft.AspNetCore.Diagnostics;

namespace CorsGen.AspNetCore;

/// <summary>Keeps an endpoint from running where its policy wasn't applied, or another one was.</summary>
internal static class EndpointGuard
{
    private const string Remedy =
        "Call app.UseCorsGen() or app.UseCors(policy) with a policy that CorsGen compiled. "
        + "If the application calls app.UseRouting() or app.UseEndpoints(…), the call belongs between them; "
        + "app.UsePathBase(…), app.UseRewriter(…) and whatever else changes the path belong before it.";

    public static void Wrap(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is { } handler)
        {
            endpoint.RequestDelegate = new GuardedHandler(handler).Invoke;
        }
    }

    /// <summary>The handler without the guard: for an endpoint whose policy was applied.</summary>
    public static RequestDelegate Unwrap(RequestDelegate handler)
    {
        while (handler.Target is GuardedHandler guarded)
        {
            handler = guarded.Handler;
        }

        return handler;
    }

    /// <exception cref="InvalidOperationException">The endpoint's policy wasn't applied.</exception>
    public static void Check(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || EndpointRequirement.Of(endpoint) is not { IsApplied: false } requirement)
        {
            return;
        }

        if (context.Features.Get<PolicyResponder>() is { } applied)
        {
            CheckApplied(context, endpoint, requirement, applied.Policy);
        }
        else if (requirement.Policy is { } policy and not DenyAllPolicy && !IsErrorPage(context))
        {
            throw new InvalidOperationException(
                $"Endpoint '{endpoint.DisplayName}' requires {NameOf(policy)}, but nothing has applied it. {Remedy}");
        }
    }

    /// <exception cref="InvalidOperationException">The policy that was applied isn't that of the endpoint.</exception>
    public static void CheckApplied(
        HttpContext context, Endpoint endpoint, EndpointRequirement requirement, ICorsPolicy applied)
    {
        if (!Grants(requirement, applied) && !IsErrorPage(context))
        {
            throw new InvalidOperationException(
                $"Endpoint '{endpoint.DisplayName}' requires {NameOf(requirement)}, but {NameOf(applied)} was applied before "
                + $"the endpoint was known. {Remedy}");
        }
    }

    /// <exception cref="InvalidOperationException">
    /// The framework's CORS middleware ran before: what it sets when the response starts would replace our headers.
    /// </exception>
    public static void CheckFrameworkHasNotRun(
        HttpContext context, IDictionary<object, object?> items, Endpoint? endpoint, ICorsPolicy policy)
    {
        // Its key stays where an endpoint of its own has failed, and the request is now for the error page.
        if (FrameworkCors.HasRun(items) && !IsErrorPage(context))
        {
            throw new InvalidOperationException(
                $"{NameOf(policy)} cannot be applied to endpoint '{endpoint?.DisplayName}': the framework's CORS middleware ran "
                + "before, and its headers would replace those of the policy. Put ours first: call app.UseCorsGen() or "
                + "app.UseCors(policy) before app.UseCors() of the framework.");
        }
    }

    /// <summary>The error of an endpoint with the attribute that only the framework's CORS middleware has seen.</summary>
    public static InvalidOperationException OnlyFrameworks(ICorsPolicy policy) => new(
        $"An endpoint with [Cors<{policy.GetType().Name}>] was reached by the framework's CORS middleware before "
        + $"{NameOf(policy)} was applied. {Remedy} It belongs before app.UseCors() of the framework.");

    /// <summary>
    /// Whether the request is now for an error page: it answers for the endpoint that failed, and under that one's policy.
    /// </summary>
    public static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is not null
        || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    /// <summary>The endpoint that failed, for which an error page is now shown; null if none was found for the request.</summary>
    public static Endpoint? FailedEndpoint(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint;

    private static bool Grants(EndpointRequirement requirement, ICorsPolicy applied) =>
        requirement.Policy is { } policy ? policy == applied
        : requirement.IsDisabled ? applied == DenyAllPolicy.Disabled
        : !requirement.RequiresFrameworkPolicy;

    private static string NameOf(EndpointRequirement requirement) =>
        requirement.IsDisabled ? "that CORS is disabled"
        : requirement.Policy is { } policy ? NameOf(policy)
        : "a CORS policy of the framework's";

    private static string NameOf(ICorsPolicy policy) =>
        policy is DenyAllPolicy { Name: var name } ? name : $"the CORS policy {policy.GetType().Name}";

    private sealed class GuardedHandler(RequestDelegate handler)
    {
        public RequestDelegate Handler { get; } = handler;

        public Task Invoke(HttpContext context)
        {
            Check(context);
            return Handler(context);
        }
    }
}
