namespace CorsGen.Matching;

/// <summary>
/// The format of the tables that <c>TextTree</c> and <c>PrefixWalk</c> read. The compiler of policies, which writes
/// them, compiles this file in.
/// </summary>
/// <remarks>
/// <para>
/// The format of a version never changes: a policy keeps its tables for as long as it isn't compiled again, whichever
/// version of the library it then runs with. Another format is another version, and the library reads the older ones as
/// well.
/// </para>
/// <para>
/// A table is a string of integers, two characters each, the lower half first: it costs the compiler few tokens and the
/// program no initialisation. The first integer is the version; the nodes of one tree or of several follow. A node is
/// where its first integer is, so that 0 stands for no node.
/// </para>
/// <para>
/// A node is the start and the length of its label in the string of labels, the number of the entry that ends there (0
/// for none), and the number of bits of its hash (0 if nothing follows). Where something follows, there are then: the
/// distances of four characters from the end of the rest of the text (in a tree of prefixes from its start), the
/// farthest first; the multiplier of the hash; the number of bits of its spread; for each value of the hash the next
/// node (0 for none); and for each value of the spread a second multiplier.
/// </para>
/// <para>
/// The hash is the highest bits of the product of the four characters and the multiplier. One multiplier cannot
/// distinguish hundreds of keys. Then the first product only chooses the second multiplier, by as many bits as the
/// spread has.
/// </para>
/// </remarks>
internal static class TextTreeFormat
{
    /// <summary>The version of the format that this file describes.</summary>
    public const int Version = 1;

    /// <summary>Where in a table its version is.</summary>
    public const int VersionIndex = 0;

    /// <summary>The root of the only tree, or of the first.</summary>
    public const int FirstRoot = 1;

    // The integers of a node, counted from its first one.
    public const int LabelStart = 0;
    public const int LabelLength = 1;
    public const int Number = 2;
    public const int Bits = 3;
    public const int FarthestDistance = 4;
    public const int SecondDistance = 5;
    public const int ThirdDistance = 6;
    public const int NearestDistance = 7;
    public const int Multiplier = 8;
    public const int SpreadBits = 9;
    public const int Children = 10;

    /// <summary>The four characters of a text as the key of the hash.</summary>
    public static uint Key(uint farthest, uint second, uint third, uint nearest) =>
        farthest | (second << 8) | (third << 16) | (nearest << 24);

    /// <summary>The value of the hash, or of its spread.</summary>
    /// <param name="key">The key.</param>
    /// <param name="multiplier">The multiplier.</param>
    /// <param name="bits">How many bits the value has; at least one.</param>
    public static int Hash(uint key, uint multiplier, int bits) => (int)(unchecked(key * multiplier) >> (32 - bits));
}
