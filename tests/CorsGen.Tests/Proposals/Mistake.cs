using System;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Tests.Fixes;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Proposals;

/// <summary>A kind of mistake: what somebody means, and what stands in the file.</summary>
/// <param name="Id">What a build says of it.</param>
internal sealed record Mistake(string Id)
{
    /// <summary>The profile of the project; either, if it is null.</summary>
    public CorsProfile? Profile { get; init; }

    /// <summary>The profile that the author needs, if it is another one.</summary>
    public CorsProfile? MeantProfile { get; init; }

    /// <summary>Makes of a rule without a fault the one that is meant.</summary>
    public Func<FixRule, FixRule> Meant { get; init; } = rule => rule;

    /// <summary>The same in the text, for what a rule of these tests doesn't have.</summary>
    public Func<string, string>? MeantText { get; init; }

    /// <summary>Makes of the rule that is meant the one that stands in the file.</summary>
    public Func<FixRule, FixRule> Wrong { get; init; } = rule => rule;

    /// <summary>The same in the text.</summary>
    public Func<string, string>? WrongText { get; init; }

    /// <summary>Whether the text is XML; where only rules are wrong it may be either.</summary>
    public bool IsXml { get; init; }

    /// <summary>The same with all rules.</summary>
    public Func<ImmutableArray<FixRule>, ImmutableArray<FixRule>> WrongRules { get; init; } = rules => rules;

    /// <summary>The same before the mistake.</summary>
    public Func<ImmutableArray<FixRule>, ImmutableArray<FixRule>> MeantRules { get; init; } = rules => rules;

    /// <summary>Makes the mistake in one rule of a random file.</summary>
    public MistakenFile Make(Random random)
    {
        ImmutableArray<FixRule> faultless =
        [
            .. Enumerable.Range(0, random.Next(1, 4)).Select(index => CreateRule(random, index)),
        ];
        JsonStyle style = JsonStyle.Create(random);
        int wrapper = random.Next(3);
        CorsProfile profile = Profile ?? (random.Chance(0.5) ? CorsProfile.S3 : CorsProfile.Web);
        int changed = random.Next(faultless.Length);

        ImmutableArray<FixRule> meant = MeantRules(faultless.SetItem(changed, Meant(faultless[changed])));
        changed = Math.Min(changed, meant.Length - 1);
        ImmutableArray<FixRule> wrong = WrongRules(meant.SetItem(changed, Wrong(meant[changed])));
        bool isXml = IsXml || (WrongText is null && MeantText is null && random.Chance(0.4));
        Func<ImmutableArray<FixRule>, string> write = isXml
            ? rules => XmlText.Write(rules, style)
            : rules => style.Write(FixRule.Wrap(rules, wrapper));
        return new MistakenFile(
            Id,
            WrongText is null ? write(wrong) : WrongText(write(wrong)),
            MeantText is null ? write(meant) : MeantText(write(meant)),
            profile,
            MeantProfile ?? profile);
    }

    // Nothing is said of it in either profile.
    private static FixRule CreateRule(Random random, int index) => new(
        random.Chance(0.5) ? $"rule{index}" : null,
        [
            $"https://one{index}.example",
            .. random.Chance(0.5) ? (string[])[$"https://two{index}.example:8443"] : [],
            .. random.Chance(0.5) ? (string[])[$"https://*.wild{index}.example", $"https://wild{index}.example"] : [],
        ],
        [.. ((string[])["PUT", "POST", "DELETE", "HEAD"]).Where(_ => random.Chance(0.5)).Prepend("GET")],
        ["content-type", "x-a-*"],
        ["ETag", "x-b"],
        random.Chance(0.5) ? random.Next(61, 7200) : null);
}

/// <summary>A file with one mistake, and what its author evidently meant.</summary>
/// <param name="Id">What a build says of it.</param>
/// <param name="Text">The file.</param>
/// <param name="Meant">The file that was meant.</param>
/// <param name="Profile">The profile of the project.</param>
/// <param name="MeantProfile">The profile that the author needs.</param>
internal sealed record MistakenFile(
    string Id, string Text, string Meant, CorsProfile Profile, CorsProfile MeantProfile);
