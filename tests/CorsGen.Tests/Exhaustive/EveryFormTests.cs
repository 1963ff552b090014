using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Execution;
using CorsGen.Compiler.Planning;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Exhaustive;

/// <summary>Each form of matching, on every text and every set of entries up to a bound.</summary>
public class EveryFormTests(ITestOutputHelper output)
{
    private const string Letters = "ab.";

    public static TheoryData<string> Forms => MatcherFormsTests.Forms;

    [Theory]
    [MemberData(nameof(Forms))]
    public void Finds_every_origin(string form)
    {
        string[] texts = SmallTexts.Texts(Letters, 4);
        Search(
            form,
            texts,
            new TruthTable(SmallTexts.Patterns(Letters, 3), texts),
            (entry, method) => Rule(entry, method, header: null));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Finds_every_header_whatever_its_case(string form)
    {
        string[] texts = SmallTexts.Texts(Letters + "A", 3);
        Search(
            form,
            texts,
            new TruthTable(SmallTexts.Patterns(Letters, 3), texts, ignoreCase: true),
            (entry, method) => Rule("*", method, entry),
            isHeader: true);
    }

    private static Rule Rule(string origin, string method, string? header) => new(
        Id: null,
        new[] { origin }.ToEquatableArray(),
        new[] { method }.ToEquatableArray(),
        header is null ? EquatableArray<string>.Empty : new[] { header }.ToEquatableArray(),
        EquatableArray<string>.Empty,
        MaxAgeSeconds: null,
        AllowCredentials: false);

    // Each entry is in a rule with a method of its own, by which it is asked for: so every entry that matches is seen.
    private void Search(
        string form, string[] texts, TruthTable truth, System.Func<string, string, Rule> toRule, bool isHeader = false)
    {
        IEnumerable<string[]> sets = SmallTexts.Subsets(SmallTexts.Patterns(Letters, 3), 2)
            .Concat(SmallTexts.Subsets(SmallTexts.Patterns(Letters, 2), 3 + SmallTexts.Extra)
                .Where(set => set.Length > 2));
        PlanForms forms = MatcherFormsTests.s_forms[form] with
        {
            RulesPerPage = System.Math.Min(
                MatcherFormsTests.s_forms[form].RulesPerPage, ExecutablePolicy.Forms.RulesPerPage),
        };
        long setCount = 0;
        long lookups = 0;
        Parallel.ForEach(
            sets,
            new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken },
            entries =>
        {
            Rule[] rules = [.. entries.Select((entry, index) => toRule(entry, "M" + index))];
            var policy = ExecutablePolicy.Create(
                new Policy(
                    "cors.json",
                    new PolicyClass("App", "P", IsPublic: false),
                    CorsProfile.Web,
                    rules.ToEquatableArray()), forms);
            foreach (string text in texts)
            {
                for (int i = 0; i < entries.Length; i++)
                {
                    CorsResult result = isHeader ? policy.Evaluate("o", "M" + i, text) : policy.Evaluate(text, "M" + i);
                    if (result.IsAllowed != truth.IsMatch(entries[i], text))
                    {
                        Assert.Fail($"'{text}' and '{entries[i]}' of {string.Join(' ', entries)}: {result.IsAllowed}.");
                    }
                }
            }

            Interlocked.Increment(ref setCount);
            Interlocked.Add(ref lookups, texts.Length * entries.Length);
        });
        output.WriteLine($"{form}: {setCount} sets of entries, {lookups} lookups.");
    }
}
