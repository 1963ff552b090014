using System;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Checks;

/// <summary>
/// CORS005: S3 has five methods; profile Web takes any but those that a browser forbids (Fetch, "forbidden method").
/// </summary>
internal sealed class MethodCheck : IDocumentCheck
{
    private const string S3MethodList = "GET, PUT, POST, DELETE and HEAD";

    private static readonly string[] s_s3Methods = ["GET", "PUT", "POST", "DELETE", "HEAD"];

    // A browser sends these in upper case whatever a page writes (Fetch, "normalize a method"); any other it sends as written.
    private static readonly string[] s_normalisedMethods = ["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS"];

    private static readonly string[] s_forbiddenMethods = ["CONNECT", "TRACE", "TRACK"];

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            foreach (SourceString method in rule.Entries(RuleField.AllowedMethods))
            {
                Wrong? wrong = document.Profile == CorsProfile.Web
                    ? WrongForWeb(method.Value)
                    : WrongForS3(method.Value);
                if (wrong is { } found)
                {
                    findings.Add(
                        Descriptors.UnsupportedMethod, Place.Of(method, document.Form), found.Message, replacements: found.Replacements);
                }
            }
        }
    }

    private static Wrong? WrongForS3(string method)
    {
        string upper = method.ToUpperInvariant();
        return method switch
        {
            _ when s_s3Methods.Contains(method) => null,
            _ when method.Contains('*') => new($"S3 takes no wildcard for methods; list them: {S3MethodList}"),
            _ when s_s3Methods.Contains(upper.Trim()) => Write(
                $"Methods are case-sensitive and exact; write '{upper.Trim()}' for {Quote.Value(method)}", upper.Trim()),
            _ when upper.Trim() == "OPTIONS" =>
                Remove($"Preflight requests are answered without a rule for OPTIONS; remove {Quote.Value(method)}"),
            _ when upper.Trim().Length == 0 => Remove($"A method is empty; write one of {S3MethodList}, or remove it"),
            _ when s_forbiddenMethods.Contains(upper) => Remove($"No browser lets a page send {Quote.Value(method)}; remove it"),
            _ when method.Contains(',') => Split(method, s_s3Methods.Contains),
            _ when !HttpToken.IsToken(method) => new($"{Quote.Value(method)} is no method; S3 has {S3MethodList}"),
            _ => new($"S3 has no method {Quote.Value(method)}, only {S3MethodList}; for an API that is no bucket, set CorsProfile to " +
                "Web, which takes any method"),
        };
    }

    private static Wrong? WrongForWeb(string method)
    {
        string upper = method.ToUpperInvariant();
        return method switch
        {
            "*" => new("There is no wildcard for methods; list them"),
            _ when upper.Trim().Length == 0 => Remove("A method is empty; write one, such as GET or PATCH, or remove it"),
            _ when s_normalisedMethods.Contains(method) => null,
            _ when s_normalisedMethods.Contains(upper.Trim()) => Write(
                $"A browser sends '{upper.Trim()}', so {Quote.Value(method)} would never match; write '{upper.Trim()}'", upper.Trim()),
            _ when s_forbiddenMethods.Contains(upper) => Remove($"No browser lets a page send {Quote.Value(method)}; remove it"),
            _ when method.Contains(',') => Split(method, s_normalisedMethods.Contains),
            _ when !HttpToken.IsToken(method) =>
                new($"{Quote.Value(method)} is no method; a method is a token, such as GET or PATCH (RFC 9110, section 9.1)"),
            _ => null,
        };
    }

    private static Wrong Write(string message, string method) => new(message, ImmutableArray.Create(method));

    private static Wrong Remove(string message) => new(message, ImmutableArray<string>.Empty);

    /// <summary>
    /// Several methods in one entry. Only where each is known, whatever its case, is it beyond doubt what they are; OPTIONS goes
    /// where it need not be listed.
    /// </summary>
    private static Wrong Split(string methods, Func<string, bool> isKnown)
    {
        string message = $"{Quote.Value(methods)} is no method; write an entry for each one";
        string[] parts =
        [
            .. methods.Split(',')
                .Select(part => part.Trim().ToUpperInvariant())
                .Where(part => part.Length > 0 && (part != "OPTIONS" || isKnown(part)))
                .Distinct(),
        ];
        return parts.Length > 0 && parts.All(isKnown) ? new(message, ImmutableArray.Create(parts)) : new(message);
    }

    /// <summary>What is wrong with a method, and what should stand instead, where that is beyond doubt.</summary>
    private readonly record struct Wrong(string Message, ImmutableArray<string>? Replacements = null);
}
