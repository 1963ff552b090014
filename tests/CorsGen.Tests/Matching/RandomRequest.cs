using System;
using System.Linq;
using System.Text;

namespace CorsGen.Tests.Matching;

/// <summary>A request aimed at a rule of a configuration, to hit it or to miss it by little.</summary>
internal readonly record struct RandomRequest(string? Origin, string? Method, string? Headers)
{
    private static readonly string[] s_separators = [",", ",", ", ", ",, ", " ,\t", ",\t \t,", " , , "];
    private static readonly string[] s_nothing = ["", ",", " ", "\t", " , \t,", ",,,,"];
    private static readonly string[] s_methods =
    [
        "GET", "HEAD", "PUT", "get", "OPTIONS", "PATCH", "CONNECT", "trace", "TRACK", "*", "a b", "",
    ];

    public static RandomRequest Create(Random random, RandomConfiguration configuration)
    {
        ReferenceRule rule = random.Pick(configuration.Rules);
        ReferenceRule other = random.Chance(0.2) ? random.Pick(configuration.Rules) : rule;

        // The few long values meet few rules: the reference takes its time.
        return configuration.Rules.Length < 5 && random.Chance(0.00004)
            ? CreateLong(random, rule)
            : new RandomRequest(
                CreateOrigin(random, rule), CreateMethod(random, other), CreateHeaders(random, rule, other));
    }

    /// <summary>The request in a message: escaped, and long values cut.</summary>
    public override string ToString() => $"origin {Show(Origin)}, method {Show(Method)}, headers {Show(Headers)}";

    private static string? CreateOrigin(Random random, ReferenceRule rule)
    {
        if (random.Chance(0.04))
        {
            return random.Chance(0.5) ? null : "";
        }

        string origin = random.Expand(random.Pick(rule.AllowedOrigins));
        return random.Chance(0.25) ? random.Mutate(origin) : origin;
    }

    private static string? CreateMethod(Random random, ReferenceRule rule)
    {
        if (random.Chance(0.03))
        {
            return null;
        }

        string method = random.Chance(0.1) ? random.Pick(s_methods) : random.Pick(rule.AllowedMethods);
        return random.Chance(0.08) ? random.Mutate(method) : method;
    }

    private static string? CreateHeaders(Random random, ReferenceRule rule, ReferenceRule other)
    {
        if (random.Chance(0.3))
        {
            return random.Chance(0.6) ? null : random.Pick(s_nothing);
        }

        var headers = new StringBuilder(random.Chance(0.2) ? random.Pick(s_nothing) : "");
        for (int count = random.Next(1, 5); count > 0; count--)
        {
            string[] allowed = random.Chance(0.9) ? rule.AllowedHeaders : other.AllowedHeaders;
            string name = allowed.Length == 0 ? "content-type" : random.Expand(random.Pick(allowed));
            name = random.Chance(0.3) ? Recase(random, name) : name;
            headers.Append(random.Chance(0.1) ? random.Mutate(name) : name)
                .Append(count > 1 || random.Chance(0.1) ? random.Pick(s_separators) : "");
        }

        return random.Chance(0.03) ? random.Mutate(headers.ToString()) : headers.ToString();
    }

    private static RandomRequest CreateLong(Random random, ReferenceRule rule)
    {
        string origin =
            random.Pick(rule.AllowedOrigins).Replace("*", RandomText.Megabyte("a"), StringComparison.Ordinal);
        string[] values = ["a", ",", "a,", " ", "\t", " \t,", "a\u00E9", "content-type, "];
        return random.Next(3) switch
        {
            0 => new RandomRequest(origin, CreateMethod(random, rule), null),
            1 => new RandomRequest(origin, RandomText.Megabyte("GET"), null),
            _ =>
                new RandomRequest(
                    random.Expand(random.Pick(rule.AllowedOrigins)),
                    rule.AllowedMethods[0],
                    RandomText.Megabyte(random.Pick(values))),
        };
    }

    private static string Recase(Random random, string text) =>
        string.Concat(text.Select(c => random.Next(3) switch
        {
            0 =>
            char.ToUpperInvariant(c),
            1 => char.ToLowerInvariant(c),
            _ => c
        }));

    private static string Show(string? value) => value is null
        ? "null"
        : value.Length > 400
            ? $"{RandomText.Json(value[..400])} and so on, {value.Length} characters"
            : RandomText.Json(value);
}
