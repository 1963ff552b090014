namespace CorsGen.Tool;

/// <summary>Prints a table in columns; a cell may have several lines.</summary>
internal sealed class TextTable(params string[] headings)
{
    private const string Gap = "  ";

    private readonly List<string[][]> _rows = [];

    public void Add(params IReadOnlyList<string>[] cells) =>
        _rows.Add([.. cells.Select(cell => cell.Select(PlainText.Of).ToArray())]);

    /// <summary>Writes the table. Columns without any text are left out.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="paint">Colours the text of a cell; the column is given by its number.</param>
    public void Write(Terminal terminal, Func<int, string, string>? paint = null)
    {
        int[] columns =
        [
            .. Enumerable.Range(0, headings.Length)
                .Where(column => _rows.Any(row => row[column].Any(line => line.Length > 0))),
        ];
        int[] widths = [.. columns.Select(column =>
            Math.Max(
                headings[column].Length, _rows.SelectMany(row => row[column]).Max(line => (int?)line.Length) ?? 0))];

        WriteLine(
            terminal,
            columns.Select((
                column,
                i) => (Text: headings[column], Width: widths[i], Shown: terminal.Style.Quiet(headings[column]))));
        foreach (string[][] row in _rows)
        {
            int height = columns.Max(column => row[column].Length);
            for (int line = 0; line < height; line++)
            {
                WriteLine(terminal, columns.Select((column, i) =>
                {
                    string text = line < row[column].Length ? row[column][line] : "";
                    return (text, widths[i], paint is null ? text : paint(column, text));
                }));
            }
        }
    }

    // A colour has no width, and a line no white space at its end.
    private static void WriteLine(Terminal terminal, IEnumerable<(string Text, int Width, string Shown)> cells)
    {
        string padding = "";
        foreach ((string text, int width, string shown) in cells)
        {
            if (text.Length > 0)
            {
                terminal.Output.Write(padding + shown);
                padding = "";
            }

            padding += new string(' ', width - text.Length) + Gap;
        }

        terminal.Output.WriteLine();
    }
}
