using System;
using System.Runtime.CompilerServices;

namespace CorsGen;

/// <summary>
/// A policy's answer to one request: whether it is allowed, and the values of the headers that say so.
/// The default value is a denial.
/// </summary>
public readonly struct CorsResult
{
    private readonly string? _origin;
    private readonly string? _requestHeaders;
    private readonly CorsDenial _denial;

    private CorsResult(CorsRule? rule, string? origin, string? requestHeaders, CorsDenial denial)
    {
        Rule = rule;
        _origin = origin;
        _requestHeaders = requestHeaders;
        _denial = denial;
    }

    /// <summary>Whether a rule matched.</summary>
    public bool IsAllowed => Rule is not null;

    /// <summary>Why the request was denied; <see cref="CorsDenial.None"/> when it was allowed.</summary>
    public CorsDenial Denial => Rule is null && _denial == CorsDenial.None ? CorsDenial.NoOrigin : _denial;

    /// <summary>The rule that matched; null when the request was denied.</summary>
    public CorsRule? Rule { get; }

    /// <summary>The zero-based index of the rule that matched; -1 when the request was denied.</summary>
    public int RuleIndex => Rule is null ? -1 : Rule.Index;

    /// <summary>
    /// The value of <c>Access-Control-Allow-Origin</c>: <c>*</c> if the matched rule lists <c>*</c>, else the request's
    /// origin, the same string; null when the request was denied.
    /// </summary>
    public string? AllowOrigin => Rule is { AllowsAnyOrigin: true } ? "*" : _origin;

    /// <summary>
    /// Whether to send <c>Access-Control-Allow-Credentials: true</c>. In profile S3 true exactly when the matched rule
    /// does not list <c>*</c>; in profile Web what the rule says. False when the request was denied.
    /// </summary>
    public bool AllowCredentials => Rule is { AllowCredentials: true };

    /// <summary>
    /// The value of <c>Access-Control-Allow-Methods</c>: the matched rule's methods in the order of the file, joined with
    /// <c>", "</c>; null when the request was denied.
    /// </summary>
    public string? AllowMethods => Rule?.AllowMethodsValue;

    /// <summary>
    /// The value of <c>Access-Control-Allow-Headers</c>: the requested headers as they were given, the same string; null
    /// when the request named no header, and when it was denied.
    /// </summary>
    public string? AllowHeaders => _requestHeaders;

    /// <summary>
    /// The value of <c>Access-Control-Expose-Headers</c>, joined with <c>", "</c>; null when the matched rule exposes
    /// none, and when the request was denied.
    /// </summary>
    public string? ExposeHeaders => Rule?.ExposeHeadersValue;

    /// <summary>
    /// The value of <c>Access-Control-Max-Age</c>, in seconds; null when the matched rule gives none, and when the request
    /// was denied.
    /// </summary>
    public string? MaxAge => Rule?.MaxAgeValue;

    /// <summary>
    /// The request headers on which the answer depends, for <c>Vary</c>. It belongs on every response, also on a denial
    /// and on the answer to a request without <c>Origin</c>: a shared cache would else serve one origin's answer to
    /// another (RFC 9110, section 12.5.5).
    /// </summary>
#pragma warning disable CA1822 // A member of the result, beside the other header values, so that it is found there.
    public string Vary => "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
#pragma warning restore CA1822

    /// <summary>The answer of a rule that matched.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="origin">The request's origin.</param>
    /// <param name="requestHeaders">The requested headers; null when the request names none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> or <paramref name="origin"/> is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CorsResult Allow(CorsRule rule, string origin, string? requestHeaders) => new(
        rule ?? throw new ArgumentNullException(nameof(rule)),
        origin ?? throw new ArgumentNullException(nameof(origin)),
        requestHeaders,
        CorsDenial.None);

    /// <summary>The answer when no rule matched.</summary>
    /// <param name="denial">Why. <see cref="CorsDenial.None"/> is taken for <see cref="CorsDenial.NoOrigin"/>.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // Inlined, its nulls would cost what references cost.
    public static CorsResult Deny(CorsDenial denial) => new(null, null, null, denial);

    /// <summary>The decision in words, for logs: <c>allowed by rule 2 (uploads)</c> or <c>denied: Method</c>.</summary>
    public override string ToString() => Rule is null ? $"denied: {Denial}" : $"allowed by {Rule}";
}
