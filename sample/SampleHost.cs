using Microsoft.AspNetCore.Connections;

namespace Sample;

/// <summary>What the two applications have in common.</summary>
internal static class SampleHost
{
    /// <summary>Creates an application that logs warnings, and what CorsGen denies.</summary>
    public static WebApplication Create(string[] args)
    {
        // In Development, each answer has a header, CorsGen-Reason, with the decision and its reason.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // It would log a stack trace for what TryStartAsync reports in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        return builder.Build();
    }

    /// <summary>Starts an application. If its port is taken, says which one, and how to choose another.</summary>
    public static async Task<bool> TryStartAsync(WebApplication app, string addressSwitch)
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
