using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Fuzzing.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CorsGen.Fuzzing.Targets;

/// <summary>
/// A text as a section of the configuration, each line a key and a value: the application starts, or says at which key
/// it can't.
/// </summary>
public sealed class ConfigurationTarget : IFuzzTarget
{
    private const string Section = "Cors";
    private const string Heading = "CORS policies have errors:";

    public string Name => "configuration";

    public void Check(string input)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (string[] parts in input.Split('\n').Select(line => line.Split('=', 2)))
        {
            values[parts[0].Length == 0 ? Section : $"{Section}:{parts[0]}"] = parts.Length > 1 ? parts[1] : null;
        }

        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddCorsGen(cors => cors.AddDefaultPolicy(configuration.GetSection(Section)));
        using ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            Start(provider);
        }
        catch (InvalidOperationException exception)
        {
            CheckErrors(exception.Message);
        }
    }

    // As a host starts an application.
    private static void Start(ServiceProvider provider)
    {
        Action<IApplicationBuilder> configure = _ => { };
        foreach (IStartupFilter filter in provider.GetServices<IStartupFilter>())
        {
            configure = filter.Configure(configure);
        }

        configure(new ApplicationBuilder(provider));
    }

    private static void CheckErrors(string message)
    {
        string[] lines = message.Split(Environment.NewLine);
        FuzzException.Unless(lines[0] == Heading && lines.Length > 1, "The start is stopped by a list", () => message);
        foreach (string line in lines[1..])
        {
            FuzzException.Unless(
                line.StartsWith(Section, StringComparison.Ordinal) && line.Contains(": error", StringComparison.Ordinal),
                "Each error has a line, with its key",
                () => message);
            FuzzException.Unless(
                !line.Contains("it can't be read", StringComparison.Ordinal), "Any section can be read", () => message);
        }
    }
}
