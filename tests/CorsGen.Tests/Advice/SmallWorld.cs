using System;
using System.Collections.Generic;
using System.Linq;

namespace CorsGen.Tests.Advice;

/// <summary>
/// All requests that matter to configurations of few letters: every origin of up to three letters, two that entries
/// have and one that none has, every method, and every set of some headers, made likewise. Entries are short enough for
/// each that has a <c>*</c> to match a text with that letter, which no other one matches but those that cover it.
/// </summary>
internal static class SmallWorld
{
    private static readonly string[] s_headerNames = ["h", "x", "hh", "hx", "xh"];

    public static readonly string[] Methods = ["GET", "PUT", "HEAD"];

    public static readonly string[] Origins = [.. Texts("abx", 3)];

    /// <summary>Every set of the names as a preflight asks for it, beginning with none.</summary>
    public static readonly string[] HeaderLists =
    [
        .. Enumerable.Range(0, 1 << s_headerNames.Length)
            .Select(set => string.Join(',', s_headerNames.Where((_, index) => (set >> index & 1) != 0))),
    ];

    /// <summary>Every entry for an origin: with a <c>*</c> or without, of up to two letters.</summary>
    public static readonly string[] OriginEntries =
        [.. Texts("ab*", 3).Where(text => text.Count(c => c == '*') <= 1 && text.Count(c => c != '*') <= 2)];

    public static readonly string[] HeaderEntries = ["h", "H", "hh", "h*", "H*", "*h", "*"];

    /// <summary>The texts of these letters, from one letter to a number of them.</summary>
    public static IEnumerable<string> Texts(string letters, int longest)
    {
        IEnumerable<string> texts = [""];
        for (int length = 1; length <= longest; length++)
        {
            texts = [.. texts.SelectMany(text => letters.Select(letter => text + letter))];
            foreach (string text in texts)
            {
                yield return text;
            }
        }
    }

    /// <summary>Whether a rule, asked alone, allows an origin.</summary>
    public static bool AllowsOrigin(ReferenceRule rule, string origin) =>
        Allows(rule, origin, rule.AllowedMethods[0], null);

    /// <summary>Whether a rule, asked alone, allows a request.</summary>
    public static bool Allows(ReferenceRule rule, string origin, string method, string? headers) =>
        ReferenceEvaluator.Evaluate([rule], isWeb: false, origin, method, headers).RuleIndex == 0;

    /// <summary>
    /// Whether some request reaches a rule. Of all there are, those of an origin or a method that the rule does not
    /// have are passed over.
    /// </summary>
    public static bool IsReached(ReferenceRule[] rules, int rule) => (
        from method in Methods
        from origin in Origins
        where Allows(rules[rule], origin, method, null)
        from headers in HeaderLists
        select ReferenceEvaluator.Evaluate(
            rules, isWeb: false, origin, method, headers).RuleIndex).Any(answering => answering == rule);
}
