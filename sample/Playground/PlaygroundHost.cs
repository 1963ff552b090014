using CorsGen;
using Microsoft.AspNetCore.Connections;

namespace Sample.Playground;

/// <summary>Runs the API together with the page that shows its policies.</summary>
internal static class PlaygroundHost
{
    // The policies that readers of the page write apply to paths of their own.
    private const string OwnPath = "/own";

    /// <summary>Adds the policies that readers write, and logs warnings and what CorsGen denies.</summary>
    public static void AddPlayground(this WebApplicationBuilder builder)
    {
        var own = new OwnPolicies();
        builder.AddLogging();
        builder.Services.AddSingleton(own);
        builder.Services.AddCorsGen(cors => cors.AddPolicy("own", context => FindOwn(own, context.Request.Path)));
    }

    public static WebApplicationBuilder AddLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // It would log a stack trace for what TryStartAsync reports in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        return builder;
    }

    /// <summary>Starts the API and the page, and waits for their end. The result is the exit code.</summary>
    public static async Task<int> RunWithPlaygroundAsync(this WebApplication api, string[] args)
    {
        OwnPolicies own = api.Services.GetRequiredService<OwnPolicies>();
        api.MapGet("/", () => Results.Redirect("/evaluate?origin=https://app.example.com&method=PUT"));
        api.MapEvaluate(own);
        api.Map(OwnPath + "/{page:guid}", (Guid page, HttpRequest request) => new { page, request.Method })
            .RequireCors("own");
        if (!await TryStartAsync(api, "--urls"))
        {
            return 1;
        }

        WebApplication page = PlaygroundPage.Create(args, api.Urls.First(), own);
        if (!await TryStartAsync(page, "--page"))
        {
            return 1;
        }

        foreach (PolicyFile file in PolicyFile.All)
        {
            Console.WriteLine($"{file.Name}: {file.Policy.Rules.Count} rule(s)");
        }

        Console.WriteLine();
        Console.WriteLine($"The API:  {api.Urls.First()}");
        Console.WriteLine($"The page: {page.Urls.First()}  (open this one; what is denied is logged here)");
        Console.WriteLine();

        await Task.WhenAll(api.WaitForShutdownAsync(), page.WaitForShutdownAsync());
        return 0;
    }

    // A preflight has no route values, so the path says which page it is for.
    private static ICorsPolicy? FindOwn(OwnPolicies own, PathString path) =>
        path.StartsWithSegments(OwnPath, out PathString rest)
            && Guid.TryParse(rest.Value?.TrimStart('/'), out Guid page)
                ? own.Find(page)?.Policy
                : null;

    /// <summary>Starts an application. If its port is taken, says which one, and how to choose another.</summary>
    private static async Task<bool> TryStartAsync(WebApplication app, string addressSwitch)
    {
        try
        {
            await app.StartAsync();
            return true;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            Console.Error.WriteLine($"{exception.Message} End what uses it, or choose another port:");
            Console.Error.WriteLine($"dotnet run --project sample -- {addressSwitch} http://localhost:5050");
            return false;
        }
    }
}
