using System;
using CorsGen.Fuzzing.Engine;

namespace CorsGen.Tests.Fuzzing;

/// <summary>
/// The inputs that fuzzing starts with, and those that it found: what has to hold for every input holds for each.
/// </summary>
public class SeedTests
{
    public static TheoryData<string> Targets => [.. FuzzSession.Targets.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_has_to_hold_holds_for_each_seed(string target)
    {
        IFuzzTarget checkedTarget = FuzzSession.Targets[target]();
        (string Name, string Input)[] seeds = [.. FuzzSession.SeedsOf(target).Read()];

        Assert.Equal(target, checkedTarget.Name);
        Assert.InRange(seeds.Length, 5, int.MaxValue);
        Assert.All(seeds, seed =>
        {
            Exception? failure = Record.Exception(() => checkedTarget.Check(seed.Input));
            Assert.True(failure is null, $"{seed.Name}: {failure}");
        });
    }
}
