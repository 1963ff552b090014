using System.Linq;
using CorsGen.Compiler.Planning;

namespace CorsGen.Tests.Planning;

/// <summary>Which characters a node looks at, said by distances from the end of its texts.</summary>
public class DistinguishingCharactersTests
{
    [Theory]

    // One that distinguishes all is enough; of several, the nearest.
    [InlineData("a b c", "1 1 1 1")]
    [InlineData("aa bb cc", "1 1 1 1")]
    [InlineData("ax bx cx", "2 2 2 2")]
    [InlineData("axa bxa axb cxb", "3 1 1 1")]

    // The one that tells most comes first, here the third; the nearest then tells the rest.
    [InlineData("axx bxx cxx axy", "3 1 1 1")]
    [InlineData("axxx bxxx cxxx dxxx", "4 4 4 4")]

    // Together they tell what none of them tells alone, the farthest first.
    [InlineData("aa ab ba bb", "2 1 1 1")]
    [InlineData("aaa aab aba abb baa bab bba bbb", "3 2 1 1")]
    [InlineData("aaaa aaab aaba aabb abaa abab abba abbb baaa baab baba babb bbaa bbab bbba bbbb", "4 3 2 1")]

    // More than four would be needed: a node tells what it can.
    [InlineData("aaaaa aaaab aaaba aabaa abaaa baaaa", "4 3 2 1")]

    // Nothing to tell.
    [InlineData("a", "1 1 1 1")]
    [InlineData("a a", "1 1 1 1")]
    public void The_four_that_tell_most_apart_farthest_first(string texts, string distances) =>
        Assert.Equal(distances, Choose(texts.Split(' ')));

    [Fact]
    public void None_is_beyond_the_shortest_text() => Assert.Equal("1 1 1 1", Choose(["a", "xb", "ya"]));

    [Fact]
    public void None_is_beyond_64_characters()
    {
        string middle = new('x', 62);
        Assert.Equal("64 64 64 64", Choose([$"ra{middle}x", $"sb{middle}x"]));
        Assert.Equal("1 1 1 1", Choose([$"a{middle}xx", $"b{middle}xx"]));
    }

    private static string Choose(string[] texts) =>
        string.Join(
            ' ',
            DistinguishingCharacters.Choose(
                texts.Length, texts.Min(text => text.Length), (text, distance) => texts[text][^distance]));
}
