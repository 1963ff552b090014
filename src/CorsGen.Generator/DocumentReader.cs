using System;
using CorsGen.Generator.Checks;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator;

/// <summary>From text to configuration: syntax, configuration, checks. Whatever is found is collected; nothing stops at the first.</summary>
internal static class DocumentReader
{
    /// <summary>The configuration of a text, mistakes included; null if it is none.</summary>
    public static CorsDocument? Read(SourceText source, CorsProfile profile, FindingList findings)
    {
        string text = source.ToString();
        SizeCheck.Check(text, profile, findings);

        CorsDocument? document = IsXml(text)
            ? ReadXml(text, source, profile, findings)
            : ReadJson(text, source, profile, findings);
        if (document is not null)
        {
            DocumentChecks.Run(document, findings);
        }

        return document;
    }

    private static CorsDocument? ReadJson(string text, SourceText source, CorsProfile profile, FindingList findings)
    {
        JsonReadResult result = JsonSyntaxReader.Read(text);
        foreach (SyntaxError error in result.Errors)
        {
            findings.Add(Descriptors.MalformedDocument, error.Span, error.Message);
        }

        // What is no JSON at all is recovered as a word or a number: that it is no list of rules needs no second error.
        bool isGuess = result.Errors.Length > 0 && result.Root is not (JsonArray or JsonObject);
        return result.Root is null || isGuess || ForeignSystem.Recognise(result.Root, findings)
            ? null
            : new JsonConfigurationReader(source, profile, findings).Read(result.Root);
    }

    private static CorsDocument? ReadXml(string text, SourceText source, CorsProfile profile, FindingList findings)
    {
        XmlReadResult result = XmlSyntaxReader.Read(text);
        foreach (SyntaxError error in result.Errors)
        {
            findings.Add(Descriptors.MalformedDocument, error.Span, error.Message);
        }

        return result.Root is null || ForeignSystem.Recognise(result.Root, findings)
            ? null
            : new XmlConfigurationReader(source, profile, findings).Read(result.Root);
    }

    /// <summary>Whether a text is XML, not JSON. The content decides, not the file's name: JSON cannot start with '&lt;'.</summary>
    public static bool IsXml(string text) =>
        text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("<", StringComparison.Ordinal);
}
