using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using CorsGen.Compiler.Fixes;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Fixes;

/// <summary>
/// Random files with mistakes of one kind, in random layouts. The fixed file must be, letter by letter, what the file
/// without the mistakes is in the same layout, so that neither meaning nor layout of anything else has changed.
/// </summary>
public sealed class RandomFixTests(ITestOutputHelper output)
{
    private const int Count = 150;

    private readonly Random _random = TestSeed.CreateRandom(output);

    [Fact]
    public void Comments_and_commas() => Repeat("CORS001", (rules, style, wrapper) =>
    {
        // The text has no comma and no bracket in a string.
        string text = style.Write(FixRule.Wrap(rules, wrapper));
        var wrong = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            char next = text.AsSpan(i).TrimStart() is [var c, ..] ? c : ' ';
            bool endsItem = i > 0 && next is ']' or '}' && text[i - 1] is '"' or ']' or '}' or (>= '0' and <= '9');
            wrong.Append(endsItem && _random.Chance(0.1) ? "," : "").Append(text[i]);
            if (text[i] == ',' && _random.Chance(0.1))
            {
                wrong.Append(text[i + 1] is '\r' or '\n' ? " // a, [b" : "/* a, [b */");
            }
        }

        return (wrong.ToString(), text);
    });

    [Fact]
    public void Names() => Repeat("CORS003", (rules, style, wrapper) =>
    {
        string text = style.Write(FixRule.Wrap(rules, wrapper));
        (string Right, string[] Wrong)[] names =
        [
            ("\"ID\"", ["\"id\"", "\"Id\""]),
            ("\"AllowedMethods\"", ["\"allowed-methods\"", "\"Methods\"", "\"AllowdMethods\""]),
            ("\"AllowedHeaders\"", ["\"AllowHeaders\"", "\"allowed_headers\"", "\"Access-Control-Allow-Headers\""]),
            ("\"ExposeHeaders\"", ["\"ExposeHeader\"", "\"exposeHeaders\""]),
            ("\"MaxAgeSeconds\"", ["\"maxAgeSeconds\"", "\"MaxAgeSecs\""]),
        ];
        string wrong = names.Aggregate(text, (current, name) => ReplaceSome(current, name.Right, name.Wrong));
        return (wrong, text);
    });

    [Fact]
    public void Methods() => Repeat("CORS005", (rules, style, wrapper) =>
    {
        IEnumerable<FixRule> wrong = rules.Select(rule => rule with
        {
            Methods =
            [
                .. rule.Methods.SelectMany((method, index) => (string[])[
                    .. _random.Chance(0.2) ? (string[])["OPTIONS"] : [],
                    _random.Chance(0.4) ? method.ToLowerInvariant() : method,
                    .. _random.Chance(0.2) ? (string[])["options", " "] : [],
                    .. _random.Chance(0.2) ? (string[])["trace"] : [],
                    .. _random.Chance(0.2) ? (string[])[method.ToLowerInvariant()] : []]),
            ],
        });
        return (style.Write(FixRule.Wrap(wrong, wrapper)), style.Write(FixRule.Wrap(rules, wrapper)));
    });

    [Fact]
    public void Joined_methods() => Repeat("CORS005", (rules, style, wrapper) =>
    {
        IEnumerable<FixRule> wrong =
            rules.Select(rule => rule with { Methods = [string.Join(",", rule.Methods).ToLowerInvariant()] });
        return (style.Write(FixRule.Wrap(wrong, wrapper)), style.Write(FixRule.Wrap(rules, wrapper)));
    });

    [Fact]
    public void Unsent_origins() => Repeat("CORS101", (rules, style, wrapper) =>
    {
        IEnumerable<FixRule> wrong = rules.Select(rule => rule with
        {
            Origins = [.. rule.Origins.Select(origin => origin.Contains('*') || _random.Chance(0.5)
                ? origin
                : _random.Next(5) switch
            {
                0 => origin + "/",
                1 => origin.ToUpperInvariant(),
                2 => origin.Replace(":8", ":08", StringComparison.Ordinal),
                3 => origin + "/index.html?a=b#c",
                _ => origin.Replace("https://", "https://https://", StringComparison.Ordinal),
            })],
        });
        return (style.Write(FixRule.Wrap(wrong, wrapper)), style.Write(FixRule.Wrap(rules, wrapper)));
    });

    [Fact]
    public void Narrow_wildcards() => Repeat("CORS112", (rules, style, wrapper) =>
    {
        IEnumerable<FixRule> corrected = rules.Select(rule => rule with
        {
            Origins = [
                .. rule.Origins.SelectMany(origin => origin.Contains('*')
                    ? (string[])[origin, origin.Replace("*.", "", StringComparison.Ordinal)]
                    : [origin]),
            ],
        });
        return (style.Write(FixRule.Wrap(rules, wrapper)), style.Write(FixRule.Wrap(corrected, wrapper)));
    });

    [Fact]
    public void Redundant_entries() => Repeat("CORS105", (rules, style, wrapper) =>
    {
        ImmutableArray<FixRule> right = [.. rules.Select(rule => rule with { Origins = [.. rule.Origins.Distinct()] })];
        IEnumerable<FixRule> wrong = right.Select(rule => rule with
        {
            Origins = AddSome(
                rule.Origins,
                entry => entry.Replace("*", "covered", StringComparison.Ordinal),
                isBefore: entry => entry.Contains('*')),
            Methods = AddSome(rule.Methods, entry => entry, isBefore: _ => false),
            Headers = rule.Headers is { } headers
                ? AddSome(
                    headers, entry => entry.Replace("*", "Covered", StringComparison.Ordinal), isBefore: _ => true)
                : null,
            Exposed = rule.Exposed is { } exposed
                ? AddSome(exposed, entry => entry.ToUpperInvariant(), isBefore: _ => false)
                : null,
        });
        return (style.Write(FixRule.Wrap(wrong, wrapper)), style.Write(FixRule.Wrap(right, wrapper)));
    });

    [Fact]
    public void Absent_headers() => Repeat("CORS107", (rules, style, wrapper) =>
    {
        // No header of these rules is content-type. A rule that no request reaches lacks none: each has its own origin.
        ImmutableArray<FixRule> reached =
        [
            .. rules.Select((rule, index) => rule with { Origins = [$"https://rule{index}.example"] }),
        ];
        IEnumerable<FixRule> corrected = reached.Select(rule => rule.Headers switch
        {
            null when rule.Methods.Any(method => method is "PUT" or "POST" or "DELETE") =>
                rule with { Headers = ["content-type"] },
            { Length: > 0 } headers when rule.Methods.Any(method => method is "PUT" or "POST") =>
                rule with { Headers = [.. headers, "content-type"] },
            _ => rule,
        });
        return (style.Write(FixRule.Wrap(reached, wrapper)), style.Write(FixRule.Wrap(corrected, wrapper)));
    });

    [Fact]
    public void Hidden_ETag() => Repeat("CORS111", (rules, style, wrapper) =>
    {
        IEnumerable<FixRule> corrected = rules.Select(rule => rule.Methods.Contains("PUT")
            ? rule with { Exposed = [.. rule.Exposed ?? [], "ETag"] }
            : rule);
        return (style.Write(FixRule.Wrap(rules, wrapper)), style.Write(FixRule.Wrap(corrected, wrapper)));
    });

    [Fact]
    public void Any_origin_beside_others() => Repeat("CORS117", (rules, style, wrapper) =>
    {
        ImmutableArray<FixRule> wrong =
            [
                .. rules.Select(rule => _random.Chance(0.6)
                    ? rule with { Origins = rule.Origins.Insert(_random.Next(rule.Origins.Length + 1), "*") }
                    : rule),
            ];
        IEnumerable<FixRule> corrected = wrong.SelectMany((rule, index) => rule == rules[index]
            ? (FixRule[])[rule]
            : [rules[index], rule with { Id = null, Origins = ["*"] }]);
        return (style.Write(FixRule.Wrap(wrong, wrapper)), style.Write(FixRule.Wrap(corrected, wrapper)));
    });

    [Fact]
    public void Files_of_other_systems() => Repeat("CORS011", (rules, style, _) =>
    {
        ImmutableArray<FixRule> named = [.. rules.Select((rule, index) => rule with { Id = $"rule{index}" })];
        ImmutableArray<FixRule> unnamed = [.. rules.Select(rule => rule with { Id = null })];
        object inList = FixRule.Wrap(named, wrapper: 0);
        object inObject = FixRule.Wrap(named, wrapper: 1);
        return _random.Next(9) switch
        {
            0 =>
                (Write(
                    "cors_rule",
                    named,
                    "id",
                    "allowed_origins",
                    "allowed_methods",
                    "allowed_headers",
                    "expose_headers",
                    "max_age_seconds"), style.Write(inObject)),
            1 =>
                (Write(
                    "CorsRules",
                    named,
                    "Id",
                    "AllowedOrigins",
                    "AllowedMethods",
                    "AllowedHeaders",
                    "ExposedHeaders",
                    "MaxAge"), style.Write(inObject)),
            2 =>
                (Write(
                    "corsRules",
                    named,
                    "id",
                    "allowedOrigins",
                    "allowedMethods",
                    "allowedHeaders",
                    "exposedHeaders",
                    "maxAge"), style.Write(inObject)),
            3 =>
                (Write(
                    "rules",
                    named,
                    "id",
                    "allowedOrigins",
                    "allowedMethods",
                    "allowedHeaders",
                    "exposeHeaders",
                    "maxAgeSeconds"), style.Write(inObject)),
            4 =>
                (Write(
                    "CORSRule",
                    named,
                    "ID",
                    "AllowedOrigin",
                    "AllowedMethod",
                    "AllowedHeader",
                    "ExposeHeader",
                    "MaxAgeSeconds"), style.Write(inObject)),
            5 => (
                style.Write(named
                    .Select(rule => rule with
                    {
                        Methods = [.. rule.Methods.Select(method => "s3_" + method.ToLowerInvariant())],
                    })
                    .Select(rule => (object)rule.ToMembers(
                        "corsRuleName",
                        "allowedOrigins",
                        "allowedOperations",
                        "allowedHeaders",
                        "exposeHeaders",
                        "maxAgeSeconds"))
                    .ToArray()),
                style.Write(inList)),
            6 => (
                Write(
                    "cors",
                    [.. unnamed.Select(rule => rule with { Exposed = null })],
                    "",
                    "origin",
                    "method",
                    "responseHeader",
                    "",
                    "maxAgeSeconds"),
                style.Write(FixRule.Wrap(
                    unnamed.Select(rule => rule with
                    {
                        Exposed = rule.Headers is { } headers && headers.Any(header => !header.Contains('*'))
                            ? headers
                            : null,
                    }),
                    wrapper: 1))),
            7 =>
                (Write(
                    "Cors",
                    [unnamed[0]],
                    "",
                    "AllowOrigins",
                    "AllowMethods",
                    "AllowHeaders",
                    "ExposeHeaders",
                    "MaxAge"), style.Write(FixRule.Wrap([unnamed[0]], wrapper: 1))),
            _ => (
                style.Write(new (string, object)[]
                {
                    ("rules", named.Select(rule => (object)(rule with { Origins = [], Methods = [], Headers = null })
                        .ToMembers("id", "", "", "", "exposeHeaders", "maxAgeSeconds")
                        .Where(member => member.Name.Length > 0)
                        .SelectMany(member => member.Name == "id"
                            ? ((string, object)[])[
                                member,
                                ("allowed", (rule with { Id = null, Exposed = null, MaxAge = null }).ToMembers(
                                    "", "origins", "methods", "headers", "", "")),
                            ]
                            : [member])).ToArray()),
                }),
                style.Write(inObject)),
        };

        string Write(string wrapper, ImmutableArray<FixRule> list, params string[] names) =>
            style.Write(new (string, object)[]
            {
                (wrapper, list.Select(rule => (object)rule.ToMembers(names)).ToArray()),
            });
    });

    private void Repeat(string id, Func<ImmutableArray<FixRule>, JsonStyle, int, (string Before, string After)> create)
    {
        IFix fix = AllFixes.List.Single(fix => fix.Descriptor.Id == id);
        FixContext opened = new(Compiled.Of("[]"));
        int corrected = 0;
        for (int i = 0; i < Count; i++)
        {
            (string before, string after) = create(
                FixRule.CreateAll(_random), JsonStyle.Create(_random), _random.Next(3));
            FixContext file = opened.WithText(before);
            if (before != after)
            {
                corrected++;
                Assert.NotEmpty(file.FindingsOf(id));
            }

            string? text = FixApplier.ApplyAll(file, fix)?.Text;
            Assert.Equal(after, text ?? file.Source);
            Assert.Empty(opened.WithText(text ?? file.Source).FindingsOf(id));
        }

        Assert.InRange(corrected, Count / 4, Count);
        output.WriteLine($"{id}: {corrected} files corrected of {Count}.");
    }

    // Every occurrence, one or none: a name that all rules have, or a few.
    private string ReplaceSome(string text, string right, string[] wrong)
    {
        string[] parts = text.Split(right);
        return string.Concat(parts.Select((part, index) => index == 0
            ? part
            : (_random.Chance(0.5) ? _random.GetItems(wrong, 1)[0] : right) + part));
    }

    private ImmutableArray<string> AddSome(
        ImmutableArray<string> entries, Func<string, string> covered, Predicate<string> isBefore)
    {
        ImmutableArray<string> all = entries;
        foreach (string entry in entries)
        {
            for (int i = _random.Next(3); i > 0; i--)
            {
                int index = all.IndexOf(entry);
                string addition = covered(entry);
                all = all.Insert(
                    isBefore(entry) && addition != entry
                        ? _random.Next(all.Length + 1)
                        : _random.Next(index + 1, all.Length + 1),
                    addition);
            }
        }

        return all;
    }
}
