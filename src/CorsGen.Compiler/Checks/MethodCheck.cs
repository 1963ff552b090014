using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Checks;

/// <summary>
/// CORS005: S3 has five methods; profile Web takes any but those that a browser forbids, and those that nobody can
/// mean.
/// </summary>
internal sealed class MethodCheck : IDocumentCheck
{
    private static readonly string s_s3Methods = Listing.Of(KnownMethods.S3);

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            ImmutableArray<SourceString> methods = rule.Entries(RuleField.AllowedMethods);
            MethodFault?[] faults =
            [
                .. methods.Select((method, index) => document.Profile == CorsProfile.Web
                    ? FaultInWeb(rule, methods, index)
                    : FaultInS3(method.Value)),
            ];
            bool wouldBeEmpty = faults.All(fault => fault is { IsRemoval: true });
            for (int i = 0; i < faults.Length; i++)
            {
                if ((wouldBeEmpty ? faults[i]?.InsteadOfRemoval() : faults[i]) is { } fault)
                {
                    TextSpan place = Place.Of(methods[i], document.Form);
                    findings.Add(Descriptors.UnsupportedMethod, place, fault.Message, replacements: fault.Replacements);
                }
            }
        }
    }

    private static MethodFault? FaultInS3(string method)
    {
        string upper = method.Trim().ToUpperInvariant();
        return method switch
        {
            _ when KnownMethods.S3.Contains(method) => null,
            _ when method.Contains('*') || KnownMethods.ForeignWildcards.Contains(upper) => new(
                "S3 doesn't accept a wildcard for methods",
                $"list them: {s_s3Methods}",
                upper == "*" || !method.Contains('*') ? KnownMethods.S3 : null),
            _ when KnownMethods.S3.Contains(upper) =>
                new(
                    "Methods are case-sensitive and exact",
                    $"write '{upper}' for {Quote.Value(method)}",
                    ImmutableArray.Create(upper)),
            _ when upper.Length == 0 => MethodFault.Remove("A method is empty"),
            _ when upper == "OPTIONS" => new(
                "Preflight requests are answered without a rule for OPTIONS",
                $"remove {Quote.Value(method)}",
                ImmutableArray<string>.Empty),
            _ when KnownMethods.Forbidden.Contains(upper) =>
                MethodFault.Remove($"No browser lets a page send {Quote.Value(method)}"),
            _ when MethodFault.Split(method, CorsProfile.S3) is { } several => several,
            _ when !HttpToken.IsToken(method.Trim()) =>
                new($"{Quote.Value(method)} isn't a method", $"S3 has {s_s3Methods}"),
            _ => new(
                $"S3 has no method {Quote.Value(method)}, only {s_s3Methods}",
                $"for an API that isn't a bucket, {WebProfile.Use}" +
                (KnownMethods.Find(method) is { } known && known != method
                    ? $" and write '{known}'"
                    : ", which takes any method")),
        };
    }

    private static MethodFault? FaultInWeb(DocumentRule rule, ImmutableArray<SourceString> methods, int index)
    {
        string method = methods[index].Value;
        string upper = method.Trim().ToUpperInvariant();
        return method switch
        {
            _ when upper == "*" => FaultOfAny(rule, methods, index),
            _ when upper.Length == 0 => MethodFault.Remove("A method is empty"),
            _ when KnownMethods.Find(method) is { } known => FaultOfKnown(method, known),
            _ when KnownMethods.ForeignWildcards.Contains(upper) =>
                FaultOfForeignWildcard(rule, method, methods.Length),
            _ when KnownMethods.Forbidden.Contains(upper) =>
                MethodFault.Remove($"No browser lets a page send {Quote.Value(method)}"),
            _ when MethodFault.Split(method, CorsProfile.Web) is { } several => several,
            _ when HttpToken.IsToken(method) => null,
            _ when HttpToken.IsToken(method.Trim()) =>
                MethodFault.Write($"{Quote.Value(method)} has white space, so it would never match", method.Trim()),
            _ =>
                new(
                    $"{Quote.Value(method)} isn't a method",
                    "a method is a token, such as GET or PATCH (RFC 9110, section 9.1)"),
        };
    }

    private static MethodFault? FaultOfKnown(string method, string known) =>
        method == known ? null
        : KnownMethods.Normalised.Contains(known) || method.Trim() == known ? MethodFault.Write(
            $"A browser sends '{known}', so {Quote.Value(method)} would never match", known)
        : MethodFault.Write(
            $"Methods are case-sensitive, and {Quote.Value(method)} is another method than {known}", known);

    // "*" is any method only if it is alone. Of a list of several one is reported.
    private static MethodFault? FaultOfAny(DocumentRule rule, ImmutableArray<SourceString> methods, int index)
    {
        string method = methods[index].Value;
        return methods.Length == 1
            ? method == "*"
                ? null
                : MethodFault.Write($"{Quote.Value(method)} has white space, so it isn't any method", "*")
            : methods.Take(index).Any(earlier => earlier.Value.Trim() == "*") ? null
            : rule.GivesCredentials(CorsProfile.Web)
                ? MethodFault.Remove("With credentials, browsers take '*' for a method of that name")
                : new MethodFault("'*' is any method, and must be alone in its list", "remove the other entries");
    }

    private static MethodFault FaultOfForeignWildcard(DocumentRule rule, string method, int count)
    {
        string reason = $"{Quote.Value(method)} isn't a wildcard here, but a method of that name";
        return rule.GivesCredentials(CorsProfile.Web) ? new(reason, "list the methods in its place")
            : count == 1 ? new(reason, "write '*', or list the methods", ImmutableArray.Create("*"))
            : new(reason, "write '*' alone in the list, or remove it", ImmutableArray<string>.Empty);
    }
}
