using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Planning;

namespace CorsGen.Tests.Planning;

/// <summary>The hash of the trees, at sizes that only large policies have.</summary>
public class KeyHashTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(4_096)]
    [InlineData(10_000)]
    public void Any_keys_are_told_apart_at_two_to_four_values_each(int count)
    {
        Random random = TestSeed.CreateRandom(output);
        uint[] keys = Keys(random, count);

        KeyHash hash = KeyHash.Choose(keys);

        int[] values = [.. keys.Select(hash.Of)];
        Assert.Equal(count, values.Distinct().Count());
        Assert.All(values, value => Assert.InRange(value, 0, (1 << hash.Bits) - 1));
        Assert.InRange(1 << hash.Bits, 2 * count, (4 * count) - 1);
        Assert.True((hash.Multiplier & 1) == 1);
    }

    [Fact]
    public void Hundreds_of_keys_need_a_spread_of_a_quarter_to_half_of_their_number()
    {
        Random random = TestSeed.CreateRandom(output);
        foreach (int count in (int[])[500, 512, 1_000, 4_096])
        {
            KeyHash hash = KeyHash.Choose(Keys(random, count));

            Assert.Equal(1 << hash.SpreadBits, hash.Spread.Length);
            Assert.InRange(hash.Spread.Length, count / 4, (count / 2) - 1);
        }
    }

    [Fact]
    public void Few_keys_need_no_spread()
    {
        KeyHash hash = KeyHash.Choose([1, 2]);

        Assert.Empty(hash.Spread);
        Assert.Equal(0, hash.SpreadBits);
        Assert.Equal(2, hash.Bits);
    }

    [Fact]
    public void A_key_alone_and_none_have_a_bit()
    {
        Assert.Equal(1, KeyHash.Choose([7]).Bits);
        Assert.Equal(1, KeyHash.Choose([]).Bits);
    }

    // Otherwise, their tables would depend on the order of a list, which doesn't matter.
    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    public void The_order_of_the_keys_and_a_key_given_twice_change_nothing(int count)
    {
        Random random = TestSeed.CreateRandom(output);
        uint[] keys = Keys(random, count);
        KeyHash expected = KeyHash.Choose(keys);

        random.Shuffle(keys);
        KeyHash actual = KeyHash.Choose([.. keys, keys[0]]);

        Assert.Equal((expected.Bits, expected.Multiplier), (actual.Bits, actual.Multiplier));
        Assert.Equal(expected.Spread.AsEnumerable(), actual.Spread);
    }

    // Of such keys a node is made whose entries differ in one character alone.
    [Fact]
    public void Any_two_characters_are_told_apart()
    {
        for (uint left = ' '; left <= '~'; left++)
        {
            for (uint right = left + 1; right <= '~'; right++)
            {
                KeyHash hash = KeyHash.Choose([left * 0x01010101, right * 0x01010101]);
                Assert.NotEqual(hash.Of(left * 0x01010101), hash.Of(right * 0x01010101));
            }
        }
    }

    // Two keys of each of which one bit is set, anywhere: a product of the lower ones hardly reaches the highest bits.
    [Fact]
    public void Any_two_bits_are_told_apart()
    {
        for (int left = 0; left < 32; left++)
        {
            for (int right = left + 1; right < 32; right++)
            {
                KeyHash hash = KeyHash.Choose([1u << left, 1u << right]);
                Assert.NotEqual(hash.Of(1u << left), hash.Of(1u << right));
            }
        }
    }

    private static uint[] Keys(Random random, int count)
    {
        var keys = new HashSet<uint>();
        while (keys.Count < count)
        {
            // Characters of hosts, as real keys are made of.
            keys.Add((uint)random.Next('-', 'z' + 1) | ((uint)random.Next('-', 'z' + 1) << 8)
                | ((uint)random.Next('-', 'z' + 1) << 16) | ((uint)random.Next('-', 'z' + 1) << 24));
        }

        return [.. keys];
    }
}
