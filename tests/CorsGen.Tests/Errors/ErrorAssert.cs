using System.Linq;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests.Errors;

/// <summary>
/// Asserts all errors of a file, in their order: the ID, the characters that it points at, and the message. A message
/// that starts or ends with <c>…</c> is a part; any other is the whole.
/// </summary>
internal static class ErrorAssert
{
    /// <summary>A rule that is fine; more fields may follow.</summary>
    public static string JsonRule(string rest = "") =>
        $$"""[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"]{{rest}} }]""";

    /// <summary>A configuration whose only rule is fine; more fields may follow.</summary>
    public static string XmlRule(string rest = "") =>
        "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod>" +
        $"{rest}</CORSRule></CORSConfiguration>";

    public static void Json(string text, params (string Id, string Under, string Message)[] expected) =>
        Project(TestProject.WithJson(text), expected);

    public static void WebJson(string text, params (string Id, string Under, string Message)[] expected) =>
        Project(TestProject.WithJson(text, ("CorsProfile", "Web")), expected);

    public static void Xml(string text, params (string Id, string Under, string Message)[] expected) =>
        Project(TestProject.WithXml(text), expected);

    public static void WebXml(string text, params (string Id, string Under, string Message)[] expected) =>
        Project(TestProject.WithXml(text, ("CorsProfile", "Web")), expected);

    /// <summary>The same for a project whose classes all deny everything.</summary>
    public static void Project(TestProject project, params (string Id, string Under, string Message)[] expected)
    {
        GeneratorResult result = project.Generate();
        Expect(result, expected);
        if (expected.Length > 0)
        {
            result.AssertDeniesEverything();
        }
        else
        {
            result.AssertCompiles();
            Assert.NotEmpty(result.Sources);
        }
    }

    public static void Expect(GeneratorResult result, params (string Id, string Under, string Message)[] expected)
    {
        string[] actual =
        [
            .. result.Errors.Select(error => Show(error.Id, result.TextUnder(error), error.GetMessage(null))),
        ];
        Assert.Equal(
            expected.Select((error, index) => Show(
                error.Id,
                error.Under,
                index < actual.Length && Wording.IsLike(result.Errors[index].GetMessage(null), error.Message)
                    ? result.Errors[index].GetMessage(null)
                    : error.Message)),
            actual);

        Assert.All(result.Errors, IsWellReported);
    }

    private static string Show(string id, string under, string message) => $"{id} «{under}» {message}";

    // What holds for every error, whatever it says.
    private static void IsWellReported(Diagnostic error)
    {
        Assert.Equal(DiagnosticSeverity.Error, error.Severity);
        Assert.False(error.IsSuppressed);
        Assert.Equal(LocationKind.ExternalFile, error.Location.Kind);
        string message = error.GetMessage(null);
        Assert.False(message.EndsWith('.'), message);
        Assert.DoesNotContain(message, char.IsControl);
    }
}
