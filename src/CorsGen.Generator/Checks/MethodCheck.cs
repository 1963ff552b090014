using System.Linq;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Syntax;

namespace CorsGen.Generator.Checks;

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
                string? message = document.Profile == CorsProfile.Web
                    ? WrongForWeb(method.Value)
                    : WrongForS3(method.Value);
                if (message is not null)
                {
                    findings.Add(Descriptors.UnsupportedMethod, Place.Of(method, document.Form), message);
                }
            }
        }
    }

    private static string? WrongForS3(string method)
    {
        string upper = method.ToUpperInvariant();
        return method switch
        {
            _ when s_s3Methods.Contains(method) => null,
            _ when method.Contains('*') => $"S3 takes no wildcard for methods; list them: {S3MethodList}",
            _ when s_s3Methods.Contains(upper.Trim()) => $"Methods are case-sensitive and exact; write '{upper.Trim()}' for {Quote.Value(method)}",
            _ when upper.Trim() == "OPTIONS" => $"Preflight requests are answered without a rule for OPTIONS; remove {Quote.Value(method)}",
            _ when upper.Trim().Length == 0 => $"A method is empty; write one of {S3MethodList}, or remove it",
            _ when s_forbiddenMethods.Contains(upper) => $"No browser lets a page send {Quote.Value(method)}; remove it",
            _ when method.Contains(',') => $"{Quote.Value(method)} is no method; write an entry for each one",
            _ when !HttpToken.IsToken(method) => $"{Quote.Value(method)} is no method; S3 has {S3MethodList}",
            _ => $"S3 has no method {Quote.Value(method)}, only {S3MethodList}; for an API that is no bucket, set CorsProfile to " +
                "Web, which takes any method",
        };
    }

    private static string? WrongForWeb(string method)
    {
        string upper = method.ToUpperInvariant();
        return method switch
        {
            "*" => "There is no wildcard for methods; list them",
            _ when upper.Trim().Length == 0 => "A method is empty; write one, such as GET or PATCH, or remove it",
            _ when s_normalisedMethods.Contains(method) => null,
            _ when s_normalisedMethods.Contains(upper.Trim()) =>
                $"A browser sends '{upper.Trim()}', so {Quote.Value(method)} would never match; write '{upper.Trim()}'",
            _ when s_forbiddenMethods.Contains(upper) => $"No browser lets a page send {Quote.Value(method)}; remove it",
            _ when method.Contains(',') => $"{Quote.Value(method)} is no method; write an entry for each one",
            _ when !HttpToken.IsToken(method) =>
                $"{Quote.Value(method)} is no method; a method is a token, such as GET or PATCH (RFC 9110, section 9.1)",
            _ => null,
        };
    }
}
