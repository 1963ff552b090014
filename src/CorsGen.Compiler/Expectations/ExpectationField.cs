using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Expectations;

/// <summary>A property of an expectation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Side">Whether only requests that are allowed have it, or only those that are denied; null for
/// both.</param>
internal sealed record ExpectationField(string Name, bool? Side = null)
{
    public static readonly ExpectationField Allow = new("allow");
    public static readonly ExpectationField Deny = new("deny");
    public static readonly ExpectationField Method = new("method");
    public static readonly ExpectationField Headers = new("headers");
    public static readonly ExpectationField Credentials = new("credentials", Side: true);
    public static readonly ExpectationField Rule = new("rule", Side: true);
    public static readonly ExpectationField Exposes = new("exposes", Side: true);
    public static readonly ExpectationField MaxAge = new("maxAge", Side: true);
    public static readonly ExpectationField Because = new("because", Side: false);

    public static readonly ImmutableArray<ExpectationField> All = ImmutableArray.Create(
        Allow, Deny, Method, Headers, Credentials, Rule, Exposes, MaxAge, Because);

    /// <summary>The property of a name, case and slips aside; null if it looks like none.</summary>
    public static ExpectationField? MeantBy(string name) =>
        All.FirstOrDefault(field => field.Name == name)
        ?? All.FirstOrDefault(field => NameSuggestion.IsLike(name, field.Name))
        ?? name.ToUpperInvariant() switch
        {
            "ALLOWED" or "ALLOWS" or "ORIGIN" or "ORIGINS" => Allow,
            "DENIED" or "DENIES" or "FORBID" => Deny,
            "METHODS" => Method,
            "HEADER" => Headers,
            "EXPOSE" or "EXPOSED" or "EXPOSEHEADERS" => Exposes,
            "MAXAGESECONDS" => MaxAge,
            "ID" or "RULES" => Rule,
            "REASON" or "DENIAL" => Because,
            _ => null,
        };
}
