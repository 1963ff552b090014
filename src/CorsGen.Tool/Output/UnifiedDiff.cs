using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace CorsGen.Tool;

/// <summary>The changes of a file in the form that <c>git apply</c> and <c>patch</c> read.</summary>
internal static class UnifiedDiff
{
    private const int ContextLines = 3;

    /// <summary>The diff; empty if the texts are equal.</summary>
    public static string Write(string path, string before, string after)
    {
        if (before == after)
        {
            return "";
        }

        DiffResult diff = Differ.Instance.CreateDiffs(
            before, after, ignoreWhiteSpace: false, ignoreCase: false, new LineEndingsPreservingChunker());
        string shown = PlainText.Of(path).Replace('\\', '/').TrimStart('/');
        StringBuilder text = new StringBuilder().Append($"--- a/{shown}\n+++ b/{shown}\n");
        var blocks = diff.DiffBlocks.ToList();
        for (int first = 0; first < blocks.Count;)
        {
            // Blocks whose context touches are one hunk.
            int last = first;
            while (last + 1 < blocks.Count && blocks[last + 1].DeleteStartA - EndOf(blocks[last]) <= 2 * ContextLines)
            {
                last++;
            }

            WriteHunk(text, diff, blocks.GetRange(first, last - first + 1));
            first = last + 1;
        }

        return text.ToString();
    }

    private static int EndOf(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;

    private static void WriteHunk(StringBuilder text, DiffResult diff, List<DiffBlock> blocks)
    {
        int from = Math.Max(0, blocks[0].DeleteStartA - ContextLines);
        int to = Math.Min(diff.PiecesOld.Count, EndOf(blocks[^1]) + ContextLines);
        int newFrom = blocks[0].InsertStartB - (blocks[0].DeleteStartA - from);
        int growth = blocks.Sum(block => block.InsertCountB - block.DeleteCountA);
        text.Append($"@@ -{Range(from, to - from)} +{Range(newFrom, to - from + growth)} @@\n");

        int position = from;
        foreach (DiffBlock block in blocks)
        {
            Append(' ', diff.PiecesOld, position, block.DeleteStartA);
            Append('-', diff.PiecesOld, block.DeleteStartA, EndOf(block));
            Append('+', diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            position = EndOf(block);
        }

        Append(' ', diff.PiecesOld, position, to);

        void Append(char mark, IReadOnlyList<string> lines, int start, int end)
        {
            for (int i = start; i < end; i++)
            {
                text.Append(mark).Append(lines[i]);
                if (!lines[i].EndsWith('\n'))
                {
                    text.Append("\n\\ No newline at end of file\n");
                }
            }
        }
    }

    private static string Range(int start, int count) => count == 0 ? $"{start},0" : $"{start + 1},{count}";
}
