using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Advice;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CorsGen.Tests.Advice;

/// <summary>
/// Asserts all advice of one ID on a file, in the order of its places: the severity, the characters that it points at,
/// and the message. A message that starts or ends with <c>…</c> is a part; any other is the whole.
/// </summary>
internal static class AdviceAssert
{
    /// <summary>A configuration of one rule with these origins; more fields may follow.</summary>
    public static string Origins(params string[] origins) =>
        $$"""[{ "AllowedOrigins": [{{string.Join(", ", origins.Select(origin => $"\"{origin}\""))}}], "AllowedMethods": ["GET"] }]""";

    public static void Json(
        string id, string text, params (string Severity, string Under, string Message)[] expected) =>
        Project(id, TestProject.WithJson(text), expected);

    public static void WebJson(
        string id, string text, params (string Severity, string Under, string Message)[] expected) =>
        Project(id, TestProject.WithJson(text, ("CorsProfile", "Web")), expected);

    public static void Xml(string id, string text, params (string Severity, string Under, string Message)[] expected) =>
        Project(id, TestProject.WithXml(text), expected);

    public static void WebXml(
        string id, string text, params (string Severity, string Under, string Message)[] expected) =>
        Project(id, TestProject.WithXml(text, ("CorsProfile", "Web")), expected);

    /// <summary>Asserts that there is no advice at all.</summary>
    public static void Silent(TestProject project) =>
        Assert.Empty(project.Analyze().Select(advice => advice.ToString()));

    private static void Project(
        string id, TestProject project, (string Severity, string Under, string Message)[] expected)
    {
        Assert.Contains(AdviceChecks.All, advice => advice.Descriptor.Id == id);
        Assert.Empty(project.Generate().Errors);
        List<Diagnostic> advice = [.. project.Analyze().Where(advice => advice.Id == id)];
        Assert.Equal(
            expected.Select((finding, index) => Show(
                finding.Severity,
                finding.Under,
                index < advice.Count && Wording.IsLike(advice[index].GetMessage(null), finding.Message)
                    ? advice[index].GetMessage(null)
                    : finding.Message)),
            advice.Select(finding => Show(
                finding.Severity.ToString().ToLowerInvariant(), project.TextUnder(finding), finding.GetMessage(null))));

        Assert.All(advice, finding =>
        {
            string message = finding.GetMessage(null);
            Assert.False(message.EndsWith('.'), message);
            Assert.DoesNotContain(message, char.IsControl);
        });
    }

    private static string Show(string severity, string under, string message) => $"{severity} «{under}» {message}";
}
