using System;
using System.Collections.Generic;
using System.Globalization;

namespace CorsGen;

/// <summary>One rule of a policy, as written in its file. Immutable.</summary>
public sealed class CorsRule
{
    private static readonly IReadOnlyList<string> s_none = Array.AsReadOnly(Array.Empty<string>());

    /// <summary>
    /// Creates a rule. For generated code. The arrays aren't copied, so don't change them afterwards.
    /// </summary>
    /// <param name="index">The rule's zero-based place in the file.</param>
    /// <param name="id">The rule's ID; null if it doesn't have one.</param>
    /// <param name="allowedOrigins">The origins, each with at most one <c>*</c>.</param>
    /// <param name="allowedMethods">The methods.</param>
    /// <param name="allowedHeaders">The headers, each with at most one <c>*</c>; null for none.</param>
    /// <param name="exposeHeaders">The headers that a page may read; null for none.</param>
    /// <param name="maxAgeSeconds">
    /// How long a browser may cache a preflight's answer, in seconds; null if not specified.
    /// </param>
    /// <param name="allowCredentials">Whether a page may send credentials.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="allowedOrigins"/> or <paramref name="allowedMethods"/> is null.
    /// </exception>
    public CorsRule(
        int index,
        string? id,
        string[] allowedOrigins,
        string[] allowedMethods,
        string[]? allowedHeaders = null,
        string[]? exposeHeaders = null,
        int? maxAgeSeconds = null,
        bool allowCredentials = false)
    {
        Index = index;
        Id = id;
        AllowedOrigins = Array.AsReadOnly(allowedOrigins ?? throw new ArgumentNullException(nameof(allowedOrigins)));
        AllowedMethods = Array.AsReadOnly(allowedMethods ?? throw new ArgumentNullException(nameof(allowedMethods)));
        AllowedHeaders = ListOrNone(allowedHeaders);
        ExposeHeaders = ListOrNone(exposeHeaders);
        MaxAgeSeconds = maxAgeSeconds;
        AllowCredentials = allowCredentials;

        // The header values, joined once, so that answers don't allocate.
        AllowsAnyOrigin = Array.IndexOf(allowedOrigins, "*") >= 0;
        AllowMethodsValue = string.Join(", ", allowedMethods);
        ExposeHeadersValue = exposeHeaders is { Length: > 0 } ? string.Join(", ", exposeHeaders) : null;
        MaxAgeValue = maxAgeSeconds?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The rule's zero-based place in the file.</summary>
    public int Index { get; }

    /// <summary>The rule's <c>ID</c>; null if it doesn't have one.</summary>
    public string? Id { get; }

    /// <summary>
    /// The origins that the rule allows, as written: each with at most one <c>*</c>, which matches any characters.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; }

    /// <summary>The methods that the rule allows, as written.</summary>
    public IReadOnlyList<string> AllowedMethods { get; }

    /// <summary>
    /// The headers that a request may ask for, as written: each with at most one <c>*</c>, which matches any
    /// characters. If empty, the rule matches only requests that don't ask for headers.
    /// </summary>
    public IReadOnlyList<string> AllowedHeaders { get; }

    /// <summary>The response headers that a page may read, as written; may be empty.</summary>
    public IReadOnlyList<string> ExposeHeaders { get; }

    /// <summary>
    /// How long a browser may cache a preflight's answer, in seconds; null if the rule doesn't specify it.
    /// </summary>
    public int? MaxAgeSeconds { get; }

    /// <summary>Whether an answer by this rule allows credentials.</summary>
    public bool AllowCredentials { get; }

    internal bool AllowsAnyOrigin { get; }

    internal string AllowMethodsValue { get; }

    internal string? ExposeHeadersValue { get; }

    internal string? MaxAgeValue { get; }

    /// <summary>The rule's name in code, and its ID: <c>Rules[2] (uploads)</c>, or <c>Rules[2]</c>.</summary>
    public override string ToString() => Id is null
        ? string.Format(CultureInfo.InvariantCulture, "Rules[{0}]", Index)
        : string.Format(CultureInfo.InvariantCulture, "Rules[{0}] ({1})", Index, Id);

    private static IReadOnlyList<string> ListOrNone(string[]? items) =>
        items is { Length: > 0 } ? Array.AsReadOnly(items) : s_none;
}
