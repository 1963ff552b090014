using System;
using CorsGen.Matching;

namespace CorsGen;

/// <summary>How far a request came in one rule, and what the rule lacks. Immutable.</summary>
public sealed class CorsRuleExplanation
{
    private readonly ExplainedRequest _request;

    internal CorsRuleExplanation(CorsRule rule, ExplainedRequest request)
    {
        Rule = rule;
        _request = request;
        Denial = RuleEvaluation.Evaluate(rule, request);
        Missing = Denial switch
        {
            CorsDenial.Origin => request.Origin,
            CorsDenial.Method => request.Method,
            CorsDenial.Headers => RuleEvaluation.MissingHeader(rule, request.Headers),
            _ => null,
        };
    }

    /// <summary>The rule.</summary>
    public CorsRule Rule { get; }

    /// <summary>
    /// The step at which the rule refuses the request; <see cref="CorsDenial.None"/> if the rule allows it, even if an
    /// earlier rule answers it.
    /// </summary>
    public CorsDenial Denial { get; }

    /// <summary>
    /// What the rule lacks, as the request has it: the origin, the method, or the first header that isn't allowed. Null
    /// if the rule allows the request, or if the request doesn't have an origin or a method.
    /// </summary>
    public string? Missing { get; }

    /// <summary>
    /// How little the request misses the rule by, such as <c>'https://app.example.com' doesn't end with a slash</c> or
    /// <c>methods are case-sensitive: PUT</c>; null if it doesn't come near. The text is for people, and changes
    /// between versions.
    /// </summary>
    public string? NearMiss => Denial switch
    {
        CorsDenial.Origin => NearOrigin?.ToString(),
        CorsDenial.Method => NearMethod(),
        CorsDenial.Headers => NearHeader(),
        _ => null,
    };

    internal NearOrigin? NearOrigin => _request.NearOrigins.Find(Rule);

    /// <summary>
    /// The explanation in one sentence: <c>Rules[2] (uploads) allows the origin, not the method PATCH</c>.
    /// </summary>
    public override string ToString()
    {
        string sentence = Denial switch
        {
            CorsDenial.None => $"{Name} allows the request",
            CorsDenial.NoOrigin => $"{Name} doesn't apply, because the request doesn't have an origin",
            CorsDenial.Origin => $"{Name} doesn't allow the origin",
            _ => $"{Name} allows {ReasonText.Refused(Denial, Missing)}",
        };
        return NearMiss is { } near ? $"{sentence} ({near})" : sentence;
    }

    private string Name => PrintableText.Ascii(Rule.ToString());

    private string? NearMethod()
    {
        if (Missing is not { Length: > 0 } method)
        {
            return null;
        }

        if (RuleEvaluation.AllowsAnyMethod(Rule))
        {
            return HeaderName.IsToken(method.AsSpan()) ? "browsers don't let a page send it" : "it isn't a method name";
        }

        foreach (string allowed in Rule.AllowedMethods)
        {
            if (allowed.Equals(method, StringComparison.OrdinalIgnoreCase))
            {
                return $"methods are case-sensitive: {PrintableText.Ascii(allowed)}";
            }
        }

        return null;
    }

    private string? NearHeader()
    {
        string header = Missing!;
        if (!HeaderName.IsToken(header.AsSpan()))
        {
            return "it isn't a header name";
        }

        if (Rule.AllowedHeaders.Count == 0)
        {
            return "the rule doesn't allow any header";
        }

        // A mistake of those who know a header from a CGI variable.
        string hyphenated = header.Replace('_', '-');
        foreach (string allowed in Rule.AllowedHeaders)
        {
            if (hyphenated != header && allowed.Equals(hyphenated, StringComparison.OrdinalIgnoreCase))
            {
                return $"it is written with hyphens: {PrintableText.Ascii(allowed)}";
            }
        }

        return null;
    }
}
