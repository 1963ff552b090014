using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore;

/// <summary>
/// Tells which endpoint a request would reach, without making it: the framework's own routing, over copies of the
/// application's endpoints that all accept preflights and do nothing.
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
    /// <exception cref="InvalidOperationException">The framework no longer takes the endpoints that it is given.</exception>
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

    /// <summary>The endpoint that the request reaches which a preflight is for; null if there is none.</summary>
    /// <param name="preflight">The preflight.</param>
    /// <param name="path">The path to look for in place of the preflight's own; null for that one.</param>
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

    // What routing has said of the request itself stays as it is.
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
            // The request itself has what tells them apart, a content type for example.
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
