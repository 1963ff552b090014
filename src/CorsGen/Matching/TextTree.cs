using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CorsGen.Matching;

/// <summary>
/// Finds a text among many entries, in time that depends on the text and not on the number of entries. For generated
/// code; applications call <c>Evaluate</c>.
/// </summary>
/// <remarks>
/// <para>
/// A node has a label, which the text must end with (in a tree of prefixes: start with), and the number of the entry
/// that ends there, if there is one. If longer entries follow, the node also has the positions of four distinguishing
/// characters beyond the label, chosen when the tree was built to distinguish as many entries as possible. Their hash
/// leads to the next node, whose label is what all of its entries have in common. Most entries are two nodes away,
/// regardless of their number.
/// </para>
/// <para>
/// A tree is a string of labels and a table of integers. The table is a string too, which is a single token for the
/// compiler and doesn't need initialisation. Each integer is two characters, the lower half first. For each node, the
/// table has the label's start and length, the entry's number (0 for none), and the number of bits of the hash (0 if
/// nothing follows); then, if something follows, the distances of the four characters from the end of the remaining
/// text (from its start, in a tree of prefixes), the farthest first, the multiplier of the hash, the number of bits of
/// its spread, and for each value of the hash the next node (0 for none).
/// </para>
/// <para>
/// One multiplier cannot distinguish hundreds of keys. In that case the first product only chooses a second multiplier,
/// with as many bits as the spread has, from a table after the next nodes. If one multiplier is enough, the spread is 0
/// bits.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TextTree
{
    internal const int LabelStart = 0;
    internal const int LabelLength = 1;
    internal const int Number = 2;
    internal const int Bits = 3;
    internal const int FarthestDistance = 4;
    internal const int SecondDistance = 5;
    internal const int ThirdDistance = 6;
    internal const int NearestDistance = 7;
    internal const int Multiplier = 8;
    internal const int SpreadBits = 9;
    internal const int Children = 10;

    // The root of the only tree, or of the first one. A node never is at 0, which means none.
    private const int FirstRoot = 1;

    /// <summary>The number of the entry that equals a text; 0 for none.</summary>
    /// <param name="text">The text; null doesn't equal any entry.</param>
    /// <param name="labels">The labels of the tree.</param>
    /// <param name="nodes">The nodes of the tree.</param>
    public static int FindWhole(string? text, string labels, string nodes) =>
        Find(text.AsSpan(), labels, nodes, FirstRoot, isWhole: true, ignoreCase: false);

    /// <summary>
    /// The number of the entry that equals a text without regard to the case of ASCII letters; 0 for none.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="labels">The labels of the tree, in lower case.</param>
    /// <param name="nodes">The nodes of the tree.</param>
    public static int FindWholeIgnoringCase(ReadOnlySpan<char> text, string labels, string nodes) =>
        Find(text, labels, nodes, FirstRoot, isWhole: true, ignoreCase: true);

    /// <summary>The number of the longest entry that a text ends with; 0 for none.</summary>
    /// <param name="text">The text, without the prefix that was matched.</param>
    /// <param name="labels">The labels of the tree.</param>
    /// <param name="nodes">The nodes of the tree.</param>
    /// <param name="root">The root of the tree.</param>
    public static int FindEnd(ReadOnlySpan<char> text, string labels, string nodes, int root) =>
        Find(text, labels, nodes, root, isWhole: false, ignoreCase: false);

    /// <summary>
    /// The number of the longest entry that a text ends with, without regard to the case of ASCII letters; 0 for none.
    /// </summary>
    /// <param name="text">The text, without the prefix that was matched.</param>
    /// <param name="labels">The labels of the tree, in lower case.</param>
    /// <param name="nodes">The nodes of the tree.</param>
    /// <param name="root">The root of the tree.</param>
    public static int FindEndIgnoringCase(ReadOnlySpan<char> text, string labels, string nodes, int root) =>
        Find(text, labels, nodes, root, isWhole: false, ignoreCase: true);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Find(
        ReadOnlySpan<char> rest, string labels, string nodes, int root, bool isWhole, bool ignoreCase)
    {
        ReadOnlySpan<int> table = Integers(nodes);
        int found = 0;
        int at = root;
        do
        {
            ReadOnlySpan<int> node = table.Slice(at);
            int bits = Value(node[Bits]);
            ReadOnlySpan<char> label = labels.AsSpan(Value(node[LabelStart]), Value(node[LabelLength]));
            int left = rest.Length - label.Length;
            if (left < 0 || !AreEqual(rest.Slice(left), label, ignoreCase))
            {
                return found;
            }

            rest = rest.Slice(0, left);
            int number = Value(node[Number]);
            if (isWhole ? left == 0 : number != 0)
            {
                found = number;
            }

            if (bits == 0 || left < Value(node[FarthestDistance]))
            {
                return found;
            }

            at = Next(
                node,
                bits,
                rest[left - Value(node[FarthestDistance])],
                rest[left - Value(node[SecondDistance])],
                rest[left - Value(node[ThirdDistance])],
                rest[left - Value(node[NearestDistance])],
                ignoreCase);
        }
        while (at != 0);

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Next(
        ReadOnlySpan<int> node, int bits, uint farthest, uint second, uint third, uint nearest, bool ignoreCase)
    {
        if (ignoreCase)
        {
            farthest = HeaderName.ToLowerAscii(farthest);
            second = HeaderName.ToLowerAscii(second);
            third = HeaderName.ToLowerAscii(third);
            nearest = HeaderName.ToLowerAscii(nearest);
        }

        uint key = farthest | (second << 8) | (third << 16) | (nearest << 24);
        uint multiplier = (uint)Value(node[Multiplier]);
        int spreadBits = Value(node[SpreadBits]);
        if (spreadBits != 0)
        {
            multiplier = (uint)Value(
                node[Children + (1 << bits) + (int)(unchecked(key * multiplier) >> (32 - spreadBits))]);
        }

        return Value(node[Children + (int)(unchecked(key * multiplier) >> (32 - bits))]);
    }

    /// <summary>The integers of a table. Read each with <see cref="Value"/>.</summary>
    internal static ReadOnlySpan<int> Integers(string table) => MemoryMarshal.Cast<char, int>(table.AsSpan());

    /// <summary>The value of an integer of a table: on a big-endian machine, its halves are swapped.</summary>
    internal static int Value(int integer) =>
        BitConverter.IsLittleEndian ? integer : (int)(((uint)integer >> 16) | ((uint)integer << 16));

    internal static bool AreEqual(ReadOnlySpan<char> text, ReadOnlySpan<char> label, bool ignoreCase) =>
        ignoreCase ? HeaderName.EqualsIgnoreAsciiCase(text, label) : text.SequenceEqual(label);
}
