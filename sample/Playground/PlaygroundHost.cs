using Microsoft.AspNetCore.Connections;

namespace Sample.Playground;

/// <summary>Runs the API together with the page that shows its policies.</summary>
internal static class PlaygroundHost
{
    /// <summary>Logs warnings, and what CorsGen denies.</summary>
    public static WebApplicationBuilder AddPlayground(this WebApplicationBuilder builder)
    {
        // In Development, each answer has a header, CorsGen-Reason, with the decision and its reason.
        builder.Environment.EnvironmentName = Environments.Development;
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // It would log a stack trace for what TryStartAsync reports in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        return builder;
    }

    /// <summary>Starts the API and the page, and waits for their end. The result is the exit code.</summary>
    public static async Task<int> RunWithPlaygroundAsync(this WebApplication api, string[] args)
    {
        api.MapGet("/", () => Results.Redirect("/evaluate?origin=https://app.example.com&method=PUT&headers=content-type"));
        api.MapEvaluate();
        if (!await TryStartAsync(api, "--urls"))
        {
            return 1;
        }

        WebApplication page = PlaygroundPage.Create(args, api.Urls.First());
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
