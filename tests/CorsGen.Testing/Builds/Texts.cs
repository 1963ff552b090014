namespace CorsGen.Testing;

/// <summary>The texts that most projects are made of.</summary>
public static class Texts
{
    public const string GoodPolicy = """
        [
          {
            "AllowedOrigins": ["https://app.example.com"],
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["content-type"]
          }
        ]
        """;

    /// <summary>A policy with one error, at line 4, characters 32 to 34.</summary>
    public const string BadPolicy = """
        [
          {
            "AllowedOrigins": ["https://app.example.com"],
            "AllowedMethods": ["GET", "put"]
          }
        ]
        """;

    public const string BadPolicyError = "cors.json(4,32): error CORS005";

    /// <summary>A program that needs the class of <c>cors.json</c>, in whichever namespace.</summary>
    public const string Program = """
        foreach (string method in new[] { "GET", "PUT", "DELETE" })
        {
            Console.WriteLine(method + ": " + CorsPolicy.Evaluate("https://app.example.com", method).IsAllowed);
        }
        """;

    public const string EmptyProgram = "System.Console.WriteLine();";

    public static string ConsoleProject(string body) => Project("Microsoft.NET.Sdk", body);

    public static string WebProject(string body) => Project("Microsoft.NET.Sdk.Web", body);

    private static string Project(string sdk, string body) => $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          {body}
        </Project>
        """;
}
