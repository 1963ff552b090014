using Microsoft.AspNetCore.Diagnostics;

namespace CorsGen.AspNetCore;

/// <summary>Prevents an endpoint from running if its policy wasn't applied, or a different one was.</summary>
internal static class EndpointGuard
{
    private const string Remedy =
        "Call app.UseCorsGen() or app.UseCors(policy) with a policy that CorsGen compiled. "
        + "If the application calls app.UseRouting() or app.UseEndpoints(…), place the call between them; "
        + "place app.UsePathBase(…), app.UseRewriter(…) and other middleware that changes the path before it.";

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
        if (context.GetEndpoint() is not { } endpoint
            || EndpointRequirement.Of(context, endpoint) is not { IsApplied: false } requirement)
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
                $"Endpoint '{endpoint.DisplayName}' requires {NameOf(policy)}, but it was not applied. {Remedy}");
        }
    }

    /// <exception cref="InvalidOperationException">The applied policy isn't that of the endpoint.</exception>
    public static void CheckApplied(
        HttpContext context, Endpoint endpoint, EndpointRequirement requirement, ICorsPolicy applied)
    {
        if (!Grants(requirement, applied) && !IsErrorPage(context))
        {
            throw new InvalidOperationException(
                $"Endpoint '{endpoint.DisplayName}' requires {NameOf(requirement)}, but {NameOf(applied)} was applied "
                + $"before the endpoint was known. {Remedy}");
        }
    }

    /// <exception cref="InvalidOperationException">
    /// The framework's CORS middleware ran before: its headers, which it sets when the response starts, would replace
    /// ours.
    /// </exception>
    public static void CheckFrameworkHasNotRun(
        HttpContext context, IDictionary<object, object?> items, Endpoint? endpoint, ICorsPolicy policy)
    {
        // The key of the framework also remains if an endpoint with its policy has failed, and this is the request for
        // the error page.
        if (FrameworkCors.HasRun(items) && !IsErrorPage(context))
        {
            throw new InvalidOperationException(
                $"{NameOf(policy)} cannot be applied to endpoint '{endpoint?.DisplayName}': the framework's CORS "
                + "middleware ran before, and its headers would replace those of the policy. Call app.UseCorsGen() or "
                + "app.UseCors(policy) before the framework's app.UseCors().");
        }
    }

    /// <summary>
    /// The error for an endpoint with the attribute that the framework's CORS middleware has reached before ours.
    /// </summary>
    public static InvalidOperationException ReachedByFramework(ICorsPolicy policy) => new(
        $"An endpoint with [Cors<{policy.GetType().Name}>] was reached by the framework's CORS middleware before "
        + $"{NameOf(policy)} was applied. {Remedy} Place it before the framework's app.UseCors().");

    /// <summary>
    /// Whether the request is re-executed for an error page, which gets the policy of the endpoint that failed.
    /// </summary>
    public static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is not null
        || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    /// <summary>
    /// The endpoint that failed, if the request is for an error page; null if the request didn't have an endpoint.
    /// </summary>
    public static Endpoint? FailedEndpoint(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint
        ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint;

    private static bool Grants(EndpointRequirement requirement, ICorsPolicy applied) =>
        requirement.Policy is { } policy ? policy == applied
        : requirement.IsDisabled ? applied == DenyAllPolicy.Disabled
        : !requirement.RequiresFrameworkPolicy;

    private static string NameOf(EndpointRequirement requirement) =>
        requirement.IsDisabled ? "that CORS is disabled"
        : requirement.Policy is { } policy ? NameOf(policy)
        : "a CORS policy of the framework";

    private static string NameOf(ICorsPolicy policy) =>
        policy is DenyAllPolicy { Name: var name } ? name : $"the CORS policy {PolicyName.Of(policy)}";

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
