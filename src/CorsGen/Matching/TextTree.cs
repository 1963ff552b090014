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
/// A tree is a string of labels and a table of integers, in the format that <c>TextTreeFormat</c> describes. A table of
/// another version has no entries.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TextTree
{
    /// <summary>
    /// Whether a table has a format that this library reads; otherwise, the policy denies every request, and a message
    /// on the standard error output says why.
    /// </summary>
    /// <param name="nodes">The table.</param>
    public static bool CanRead(string nodes) => IsReadable(Integers(nodes));

    /// <summary>The number of the entry that equals a text; 0 for none.</summary>
    /// <param name="text">The text; null doesn't equal any entry.</param>
    /// <param name="labels">The labels of the tree.</param>
    /// <param name="nodes">The nodes of the tree.</param>
    public static int FindWhole(string? text, string labels, string nodes) =>
        Find(text.AsSpan(), labels, nodes, TextTreeFormat.FirstRoot, isWhole: true, ignoreCase: false);

    /// <summary>
    /// The number of the entry that equals a text without regard to the case of ASCII letters; 0 for none.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="labels">The labels of the tree, in lower case.</param>
    /// <param name="nodes">The nodes of the tree.</param>
    public static int FindWholeIgnoringCase(ReadOnlySpan<char> text, string labels, string nodes) =>
        Find(text, labels, nodes, TextTreeFormat.FirstRoot, isWhole: true, ignoreCase: true);

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
        if (!IsReadable(table))
        {
            return 0;
        }

        int found = 0;
        int at = root;
        do
        {
            ReadOnlySpan<int> node = table.Slice(at);
            int bits = Value(node[TextTreeFormat.Bits]);
            ReadOnlySpan<char> label = labels.AsSpan(
                Value(node[TextTreeFormat.LabelStart]), Value(node[TextTreeFormat.LabelLength]));
            int left = rest.Length - label.Length;
            if (left < 0 || !AreEqual(rest.Slice(left), label, ignoreCase))
            {
                return found;
            }

            rest = rest.Slice(0, left);
            int number = Value(node[TextTreeFormat.Number]);
            if (isWhole ? left == 0 : number != 0)
            {
                found = number;
            }

            if (bits == 0 || left < Value(node[TextTreeFormat.FarthestDistance]))
            {
                return found;
            }

            at = Next(
                node,
                bits,
                rest[left - Value(node[TextTreeFormat.FarthestDistance])],
                rest[left - Value(node[TextTreeFormat.SecondDistance])],
                rest[left - Value(node[TextTreeFormat.ThirdDistance])],
                rest[left - Value(node[TextTreeFormat.NearestDistance])],
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

        uint key = TextTreeFormat.Key(farthest, second, third, nearest);
        uint multiplier = (uint)Value(node[TextTreeFormat.Multiplier]);
        int spreadBits = Value(node[TextTreeFormat.SpreadBits]);
        if (spreadBits != 0)
        {
            int spread = TextTreeFormat.Children + (1 << bits);
            multiplier = (uint)Value(node[spread + TextTreeFormat.Hash(key, multiplier, spreadBits)]);
        }

        return Value(node[TextTreeFormat.Children + TextTreeFormat.Hash(key, multiplier, bits)]);
    }

    /// <summary>Whether a table has the format that is read here; one that has another is reported.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsReadable(ReadOnlySpan<int> table)
    {
        int version = Value(table[TextTreeFormat.VersionIndex]);
        return version == TextTreeFormat.Version || UnknownTable.Report(version, TextTreeFormat.Version);
    }

    /// <summary>The integers of a table. Read each with <see cref="Value"/>.</summary>
    internal static ReadOnlySpan<int> Integers(string table) => MemoryMarshal.Cast<char, int>(table.AsSpan());

    /// <summary>The value of an integer of a table: on a big-endian machine, its halves are swapped.</summary>
    internal static int Value(int integer) =>
        BitConverter.IsLittleEndian ? integer : (int)(((uint)integer >> 16) | ((uint)integer << 16));

    internal static bool AreEqual(ReadOnlySpan<char> text, ReadOnlySpan<char> label, bool ignoreCase) =>
        ignoreCase ? HeaderName.EqualsIgnoreAsciiCase(text, label) : text.SequenceEqual(label);
}
