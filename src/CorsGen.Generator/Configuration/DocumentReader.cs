using System.Text;
using CorsGen.Generator.Checks;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator.Configuration;

/// <summary>From text to rules: syntax, configuration, checks. Whatever is found is collected; nothing stops at the first.</summary>
internal static class DocumentReader
{
    private const int MostBytes = 64 * 1024;

    /// <summary>The rules of a text; empty if there is anything to find fault with.</summary>
    public static EquatableArray<Rule> Read(SourceText source, CorsProfile profile, FindingList findings)
    {
        string text = source.ToString();
        CheckSize(text, profile, findings);

        CorsDocument? document = IsXml(text) ? ReadXml(text, source, profile, findings) : ReadJson(text, source, profile, findings);
        if (document is not null)
        {
            DocumentChecks.Run(document, findings);
        }

        return document is null || findings.Count > 0 ? EquatableArray<Rule>.Empty : RuleBuilder.Build(document);
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

    // The content decides, not the file's name: JSON cannot start with '<'.
    private static bool IsXml(string text) => text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("<", System.StringComparison.Ordinal);

    /// <summary>CORS009: S3 takes 64 KB. Reported where the limit is passed.</summary>
    private static void CheckSize(string text, CorsProfile profile, FindingList findings)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (profile != CorsProfile.S3 || bytes <= MostBytes)
        {
            return;
        }

        int end = 0;
        for (int read = 0; ; end++)
        {
            // A surrogate pair is four bytes, two for each half; a lone half is written as U+FFFD, three.
            read += text[end] < 0x80 ? 1 : text[end] < 0x800 || char.IsSurrogate(text[end]) ? 2 : 3;
            if (read > MostBytes || end == text.Length - 1)
            {
                break;
            }
        }

        findings.Add(
            Descriptors.LimitExceeded,
            TextSpan.FromBounds(end, text.Length),
            $"S3 takes a configuration of at most {MostBytes / 1024} KB, {MostBytes} bytes; this one has {bytes}, {bytes - MostBytes} too " +
            "many, from here on: shorten it, or, for an API that is no bucket, set CorsProfile to Web");
    }
}
