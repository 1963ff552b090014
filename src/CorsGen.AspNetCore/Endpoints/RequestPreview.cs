using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore;

/// <summary>
/// Finds the endpoint that a request would reach, without sending the request: runs the framework's routing on copies
/// of the application's endpoints, which all accept preflights and have empty handlers.
/// </summary>
internal sealed class RequestPreview
{
    // The framework's key for the endpoints that UseRouting matches.
    private const string RouteBuilderKey = "__GlobalEndpointRouteBuilder";
    private const string UsedRouteBuilderKey = "__EndpointRouteBuilder";

    // Internal to the framework.
    private const string AmbiguousMatch = "AmbiguousMatchException";

    private readonly RequestDelegate _route;

    private RequestPreview(RequestDelegate route) => _route = route;

    /// <summary>Prepares the preview for an application.</summary>
    /// <param name="app">The application whose pipeline is being built.</param>
    /// <param name="source">Its endpoints.</param>
    /// <exception cref="InvalidOperationException">
    /// The framework doesn't use the endpoints that it is given.
    /// </exception>
    public static RequestPreview Create(IApplicationBuilder app, EndpointDataSource source)
    {
        IApplicationBuilder branch = app.New();
        var copies = new Copies(branch, source);
        branch.Properties[RouteBuilderKey] = copies;
        branch.UseRouting();
        if (!ReferenceEquals(branch.Properties[UsedRouteBuilderKey], copies))
        {
            throw new InvalidOperationException(
                "This version of ASP.NET Core routes in a way that CorsGen doesn't know. Please report it.");
        }

        branch.Run(_ => Task.CompletedTask);
        return new RequestPreview(branch.Build());
    }

    /// <summary>The endpoint that the actual request of a preflight will reach; null if there is none.</summary>
    /// <param name="preflight">The preflight.</param>
    /// <param name="path">The path to use instead of the preflight's own; null for its own.</param>
    public async ValueTask<Endpoint?> FindAsync(HttpContext preflight, PathString? path = null)
    {
        PathString ownPath = preflight.Request.Path;
        try
        {
            preflight.Request.Path = path ?? ownPath;
            return await FindRoutedAsync(preflight);
        }
        finally
        {
            preflight.Request.Path = ownPath;
        }
    }

    /// <summary>The endpoint that this request would reach if it had another method; null if there is none.</summary>
    public async ValueTask<Endpoint?> FindOfMethodAsync(HttpContext request, string method)
    {
        (string ownMethod, string? contentType) = (request.Request.Method, request.Request.ContentType);
        try
        {
            request.Request.Method = method;
            request.Request.ContentType = null;
            return await FindRoutedAsync(request);
        }
        finally
        {
            request.Request.Method = ownMethod;
            request.Request.ContentType = contentType;
        }
    }

    // Restores what routing has set for the request itself.
    private async ValueTask<Endpoint?> FindRoutedAsync(HttpContext context)
    {
        Endpoint? routed = context.GetEndpoint();
        RouteValueDictionary values = context.Request.RouteValues;
        try
        {
            context.SetEndpoint(null);
            await _route(context);
            return context.GetEndpoint()?.Metadata.GetMetadata<OriginalEndpoint>()?.Endpoint;
        }
        catch (Exception exception) when (exception.GetType().Name == AmbiguousMatch)
        {
            // The actual request has what distinguishes the endpoints, for example a content type.
            return null;
        }
        finally
        {
            context.SetEndpoint(routed);
            context.Request.RouteValues = values;
        }
    }

    private static RouteEndpoint Copy(RouteEndpoint endpoint)
    {
        IReadOnlyList<string> methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        var metadata = new EndpointMetadataCollection(
            [
                .. endpoint.Metadata.Where(item => !ActsInRouting(item)),
                new HttpMethodMetadata(methods, acceptCorsPreflight: true),
                new OriginalEndpoint(endpoint),
            ]);
        return new RouteEndpoint(
            _ => Task.CompletedTask, endpoint.RoutePattern, endpoint.Order, metadata, endpoint.DisplayName);
    }

    // Routing would run the endpoint at once, or limit the body of the request that is looked at.
    private static bool ActsInRouting(object metadata) =>
        UnsupportedEndpoint.IsShortCircuit(metadata) || metadata is IRequestSizeLimitMetadata;

    private sealed record OriginalEndpoint(RouteEndpoint Endpoint);

    private sealed class Copies(IApplicationBuilder branch, EndpointDataSource source)
        : EndpointDataSource, IEndpointRouteBuilder
    {
        // Not the dynamic ones, for which routing runs code of the application's.
        public override IReadOnlyList<Endpoint> Endpoints =>
        [
            .. source.Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => !UnsupportedEndpoint.IsDynamic(endpoint.Metadata))
                .Select(Copy),
        ];

        public IServiceProvider ServiceProvider => branch.ApplicationServices;

        public ICollection<EndpointDataSource> DataSources => [this];

        public IApplicationBuilder CreateApplicationBuilder() => branch.New();

        public override IChangeToken GetChangeToken() => source.GetChangeToken();
    }
}
