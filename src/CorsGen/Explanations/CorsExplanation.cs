using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen;

/// <summary>
/// Why a policy answers a request as it does, for people: <c>ToString</c> is the reason in one sentence, and
/// <see cref="Rules"/> has the details. Immutable.
/// </summary>
public sealed class CorsExplanation
{
    private readonly ICorsPolicy _policy;
    private readonly ExplainedRequest _request;

    internal CorsExplanation(ICorsPolicy policy, ExplainedRequest request)
    {
        _policy = policy;
        _request = request;
        Result = policy.Evaluate(request.Origin, request.Method, request.Headers);
        Rules = Array.AsReadOnly(policy.Rules.Select(rule => new CorsRuleExplanation(rule, request)).ToArray());
    }

    /// <summary>The policy's answer, from <see cref="ICorsPolicy.Evaluate"/>.</summary>
    public CorsResult Result { get; }

    /// <summary>
    /// How far the request came in each rule, in file order. Each rule is explained by itself, so several may allow the
    /// request: the first of them answers it.
    /// </summary>
    public IReadOnlyList<CorsRuleExplanation> Rules { get; }

    /// <summary>
    /// The reason in one sentence, without a capital or a full stop, so that it fits into another one: <c>no rule
    /// allows the origin</c>, or <c>Rules[2] (uploads) allows the origin, not the method PATCH</c>. Values of the
    /// request are escaped and shortened, so that the sentence is safe in a log. The text changes between versions.
    /// </summary>
    public override string ToString() => Result.Rule is { } rule
        ? $"{PrintableText.Ascii(rule.ToString())} is the first rule that allows the request"
        : Result.Denial switch
        {
            CorsDenial.NoOrigin => "the request doesn't have an origin, so it isn't a CORS request",
            CorsDenial.Origin => ReasonText.OfOrigin(_request.Origin, Rules),
            _ => ReasonText.OfStep(Result.Denial, _policy, _request, Rules),
        };
}
