using System.Collections.Immutable;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Expectations;

/// <summary>What a policy is expected to answer, for each of several origins with each of several methods.</summary>
/// <param name="IsAllowed">Whether the requests are to be allowed.</param>
/// <param name="Origins">The origins, with their places; at least one.</param>
/// <param name="Methods">The methods; at least one.</param>
/// <param name="Headers">The value of <c>Access-Control-Request-Headers</c>; null if none are asked for.</param>
/// <param name="Credentials">Whether credentials are to be allowed; null if that doesn't matter.</param>
/// <param name="Rule">The ID or the index of the rule that is to answer; null if that doesn't matter.</param>
/// <param name="Exposes">Headers that a page must be able to read.</param>
/// <param name="MaxAge">The seconds for which an answer may be kept; null if that doesn't matter.</param>
/// <param name="Because">The step at which the requests are to be denied; null if that doesn't matter.</param>
internal sealed record Expectation(
    bool IsAllowed,
    ImmutableArray<SourceString> Origins,
    ImmutableArray<string> Methods,
    string? Headers,
    bool? Credentials,
    string? Rule,
    ImmutableArray<string> Exposes,
    int? MaxAge,
    CorsDenial? Because);
