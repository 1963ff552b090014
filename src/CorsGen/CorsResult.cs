using System.Runtime.CompilerServices;
using CorsGen.Matching;

namespace CorsGen;

/// <summary>
/// A policy's answer to a request: whether the request is allowed, and the values of the response headers. The default
/// value is a denial.
/// </summary>
public readonly struct CorsResult
{
    private readonly string? _origin;
    private readonly string? _requestHeaders;
    private readonly CorsDenial _denial;

    /// <summary>The answer of a rule, or a denial.</summary>
    /// <param name="rule">The first rule that allows the request; null if none does.</param>
    /// <param name="denial">
    /// The furthest step that any rule reached; ignored if there is a rule. Without a rule,
    /// <see cref="CorsDenial.None"/> is treated as <see cref="CorsDenial.NoOrigin"/>.
    /// </param>
    /// <param name="origin">The request's origin; not null if there is a rule.</param>
    /// <param name="requestHeaders">The requested headers; null if the request doesn't ask for any.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CorsResult(CorsRule? rule, CorsDenial denial, string? origin, string? requestHeaders)
    {
        // Only stored: the properties interpret them when they are read.
        Rule = rule;
        _denial = denial;
        _origin = origin;
        _requestHeaders = requestHeaders;
    }

    /// <summary>Whether a rule matched.</summary>
    public bool IsAllowed => Rule is not null;

    /// <summary>Why the request was denied; <see cref="CorsDenial.None"/> if it was allowed.</summary>
    public CorsDenial Denial =>
        Rule is not null ? CorsDenial.None : _denial == CorsDenial.None ? CorsDenial.NoOrigin : _denial;

    /// <summary>The rule that matched; null if the request was denied.</summary>
    public CorsRule? Rule { get; }

    /// <summary>The zero-based index of the rule that matched; -1 if the request was denied.</summary>
    public int RuleIndex => Rule is null ? -1 : Rule.Index;

    /// <summary>
    /// The value of <c>Access-Control-Allow-Origin</c>: <c>*</c> if the matched rule lists <c>*</c>, otherwise the
    /// request's origin, as the same string; null if the request was denied.
    /// </summary>
    public string? AllowOrigin => Rule is null ? null : Rule.AllowsAnyOrigin ? "*" : _origin;

    /// <summary>
    /// Whether to send <c>Access-Control-Allow-Credentials: true</c>. In profile S3, true if the matched rule doesn't
    /// list <c>*</c>; in profile Web, what the rule says. False if the request was denied.
    /// </summary>
    public bool AllowCredentials => Rule is { AllowCredentials: true };

    /// <summary>
    /// The value of <c>Access-Control-Allow-Methods</c>: the matched rule's methods in file order, joined
    /// with <c>", "</c>; null if the request was denied.
    /// </summary>
    public string? AllowMethods => Rule?.AllowMethodsValue;

    /// <summary>
    /// The value of <c>Access-Control-Allow-Headers</c>: the requested headers, as the same string; null if the request
    /// doesn't name a header, or was denied.
    /// </summary>
    public string? AllowHeaders => Rule is null ? null : RequestedHeaders.NullIfNone(_requestHeaders);

    /// <summary>
    /// The value of <c>Access-Control-Expose-Headers</c>, joined with <c>", "</c>; null if the matched rule doesn't
    /// expose any header, or the request was denied.
    /// </summary>
    public string? ExposeHeaders => Rule?.ExposeHeadersValue;

    /// <summary>
    /// The value of <c>Access-Control-Max-Age</c>, in seconds; null if the matched rule doesn't specify it, or the
    /// request was denied.
    /// </summary>
    public string? MaxAge => Rule?.MaxAgeValue;

    /// <summary>
    /// The request headers on which the answer depends, for <c>Vary</c>. Send it with every response, including denials
    /// and answers to requests without <c>Origin</c>: otherwise, a shared cache may serve one origin's answer to
    /// another (RFC 9110, section 12.5.5).
    /// </summary>
#pragma warning disable CA1822 // An instance member, so that it is found beside the other header values.
    public string Vary => "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
#pragma warning restore CA1822

    /// <summary>
    /// The decision in words, for logs: <c>allowed by Rules[2] (uploads)</c> or <c>denied: Method</c>.
    /// </summary>
    public override string ToString() => Rule is null ? $"denied: {Denial}" : $"allowed by {Rule}";
}
