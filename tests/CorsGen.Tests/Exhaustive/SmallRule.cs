using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Tests.Exhaustive;

/// <summary>A rule of the small world: one origin, some methods, and one header or none.</summary>
internal sealed record SmallRule(string Origin, string[] Methods, string? Header)
{
    private static readonly string[][] s_methods = [["GET"], ["PUT"], ["GET", "PUT"]];

    /// <summary>Every rule that can be made of some origins and headers.</summary>
    public static SmallRule[] All(IEnumerable<string> origins, IReadOnlyCollection<string?> headers) =>
    [
        .. from origin in origins
           from methods in s_methods
           from header in headers
           select new SmallRule(origin, methods, header),
    ];

    public static Policy ToPolicy(params SmallRule[] rules) => new(
        "cors.json",
        new PolicyClass("App", "P", IsPublic: false),
        CorsProfile.S3,
        rules.Select(rule => rule.ToRule()).ToEquatableArray());

    public ReferenceRule ToReference() => new(null, [Origin], Methods, Header is null ? [] : [Header], [], null, null);

    public override string ToString() => $"{Origin} {string.Join('+', Methods)} {Header ?? "-"}";

    private Rule ToRule() => new(
        Id: null,
        Array(Origin),
        Methods.ToEquatableArray(),
        Header is null ? EquatableArray<string>.Empty : Array(Header),
        EquatableArray<string>.Empty,
        MaxAgeSeconds: null,
        AllowCredentials: Origin != "*");

    private static EquatableArray<string> Array(string entry) => new[] { entry }.ToEquatableArray();
}

/// <summary>A request of the small world.</summary>
/// <param name="Origin">The origin.</param>
/// <param name="Method">The method.</param>
/// <param name="Headers">The value of the header that names the requested headers; null for none.</param>
/// <param name="Names">The names in it.</param>
internal sealed record SmallRequest(string? Origin, string? Method, string? Headers, string[] Names)
{
    public static readonly string[] Methods = ["GET", "PUT", "DELETE", "get"];

    /// <summary>Every request that can be made of some origins and header names, and a few with two names.</summary>
    public static SmallRequest[] All(IEnumerable<string?> origins, IReadOnlyList<string> names)
    {
        (string? Value, string[] Names)[] headers =
        [
            (null, []), ("", []), (" ,\t", []),
            .. names.Select(name => ((string?)name, new[] { name })),
            .. names.Take(5).Select(name => ((string?)$"{names[0]}, {name}", new[] { names[0], name })),
        ];
        return
        [
            .. from origin in origins
               from method in Methods
               from header in headers
               select new SmallRequest(origin, method, header.Value, header.Names),
        ];
    }

    public override string ToString() => $"{Origin ?? "null"} {Method ?? "null"} [{Headers ?? "null"}]";
}

/// <summary>The answers to all requests of a small world, by the definition.</summary>
/// <param name="origins">Which origin matches which entry.</param>
/// <param name="headers">Which header name matches which entry.</param>
internal sealed class SmallAnswers(TruthTable origins, TruthTable headers)
{
    /// <summary>The index of the rule that answers; if none does, the furthest step, as a negative number.</summary>
    public int Answer(IReadOnlyList<SmallRule> rules, SmallRequest request)
    {
        CorsDenial denial = string.IsNullOrEmpty(request.Origin) ? CorsDenial.NoOrigin : CorsDenial.Origin;
        for (int index = 0; index < rules.Count && denial != CorsDenial.NoOrigin; index++)
        {
            SmallRule rule = rules[index];
            if (!origins.IsMatch(rule.Origin, request.Origin!))
            {
                continue;
            }

            if (!rule.Methods.Contains(request.Method))
            {
                denial = denial == CorsDenial.Headers ? denial : CorsDenial.Method;
                continue;
            }

            if (request.Names.All(name => rule.Header is not null && headers.IsMatch(rule.Header, name)))
            {
                return index;
            }

            denial = CorsDenial.Headers;
        }

        return -(int)denial - 1;
    }

    /// <summary>The same of a policy's answer.</summary>
    public static int Of(CorsResult result) => result.IsAllowed ? result.RuleIndex : -(int)result.Denial - 1;
}
