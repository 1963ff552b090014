using System.Globalization;
using CorsGen.AspNetCore.Tests.Infrastructure;
using CorsGen.Compiler;

namespace CorsGen.AspNetCore.Tests.S3;

/// <summary>What a server answers: CorsGen without a difference, and s3rver with all of them.</summary>
internal sealed class S3rverModel(IReadOnlyList<CorsRule> rules, IReadOnlySet<S3rverDifference> differences)
{
    // Each rule alone.
    private readonly ICorsPolicy[] _policies = [.. rules.Select(rule => CorsCompiler.Compile([rule]).GetPolicy())];

    public CorsAnswer AnswerTo(PeerRequest request) => RuleFor(request) is { } rule
        ? AllowedBy(rule, request)
        : new CorsAnswer(
            request.IsPreflight ? 403 : null,
            Vary: Has(S3rverDifference.VaryOnlyIfAllowed) ? null : CorsAssert.Vary);

    private CorsRule? RuleFor(PeerRequest request)
    {
        string? origin = OriginOf(request);
        string method = request.RequestedMethod ?? request.Method;
        if (Has(S3rverDifference.MethodOfAnyCase))
        {
            method = method.ToUpperInvariant();
        }

        string? headers = request.IsPreflight || !Has(S3rverDifference.HeadersOfRequest) ? HeadersOf(request) : null;
        bool choose = !Has(S3rverDifference.HeadersDoNotChooseTheRule);
        int index = Array.FindIndex(
            _policies, policy => policy.Evaluate(origin, method, choose ? headers : null).IsAllowed);
        return index >= 0 && _policies[index].Evaluate(origin, method, headers).IsAllowed ? rules[index] : null;
    }

    // As a rule's patterns are to see it.
    private string? OriginOf(PeerRequest request)
    {
        string? origin = request.Origins switch
        {
            [] or [""] => Has(S3rverDifference.NoOrigin) && request.Method != "OPTIONS" ? "only-any-origin" : null,
            [string one] => one,
            _ => Has(S3rverDifference.SeveralOrigins) ? string.Join(", ", request.Origins) : null,
        };
        return Has(S3rverDifference.AnyCharacterInOrigin) ? origin?.Replace(' ', '_') : origin;
    }

    private string? HeadersOf(PeerRequest request)
    {
        IEnumerable<string>? names = NamesOf(request);
        if (Has(S3rverDifference.EmptyHeaderName))
        {
            names = names?.Select(name => name == "" ? "only-any-header" : name);
        }

        if (Has(S3rverDifference.AnyCharacterInHeaderName))
        {
            names = names?.Select(name => name.Replace(' ', '_'));
        }

        return names is null ? null : string.Join(',', names);
    }

    private static IEnumerable<string>? NamesOf(PeerRequest request) =>
        request.RequestedHeaders?.Split(',').Select(name => name.Trim());

    // What was asked for, as Allow-Headers has it.
    private string? AllowHeadersFor(PeerRequest request)
    {
        if (Has(S3rverDifference.LowerCaseHeaders))
        {
            return NamesOf(request) is { } names ? string.Join(", ", names).ToLowerInvariant().Trim() : null;
        }

        return request.RequestedHeaders?.Trim(' ', ',') is "" ? null : request.RequestedHeaders;
    }

    private CorsAnswer AllowedBy(CorsRule rule, PeerRequest request)
    {
        bool isAny = rule.AllowedOrigins.Contains("*");
        bool hasLess = Has(S3rverDifference.FewHeadersInPreflight) && request.IsPreflight;
        bool hasLists = request.IsPreflight || !Has(S3rverDifference.FewHeadersInAnswer);
        return new CorsAnswer(
            !request.IsPreflight ? null : Has(S3rverDifference.Status) ? 200 : 204,
            isAny || (request.IsPreflight && Has(S3rverDifference.AnyOriginInPreflight))
                ? "*"
                : string.Join(", ", request.Origins),
            !hasLess && (!isAny || Has(S3rverDifference.CredentialsBesideAnyOrigin)) ? "true" : null,
            hasLists ? string.Join(", ", rule.AllowedMethods) : null,
            hasLists ? AllowHeadersFor(request) : null,
            hasLess || rule.ExposeHeaders.Count == 0 ? null : string.Join(", ", rule.ExposeHeaders),
            hasLess ? null : rule.MaxAgeSeconds?.ToString(CultureInfo.InvariantCulture),
            CorsAssert.Vary);
    }

    private bool Has(S3rverDifference difference) => differences.Contains(difference);
}
