using System;
using System.Collections.Generic;
using System.Text;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Fixes;

/// <summary>
/// A way to lay JSON out: what it writes of a changed document is what a fix should make of the document before.
/// </summary>
/// <param name="NewLine">What ends a line; empty to write all in one.</param>
/// <param name="Indent">What a level is indented by.</param>
/// <param name="HasListLines">Whether each entry of a list has a line.</param>
/// <param name="Space">What follows a comma or colon in a line.</param>
/// <param name="BeforeColon">What comes before a colon.</param>
/// <param name="Padding">What stands inside brackets in a line.</param>
internal sealed record JsonStyle(
    string NewLine, string Indent, bool HasListLines, string Space, string BeforeColon, string Padding)
{
    public static JsonStyle Create(Random random)
    {
        string newLine = random.GetItems(["", "\n", "\r\n"], 1)[0];
        return new JsonStyle(
            newLine,
            random.GetItems(["  ", "    ", "\t"], 1)[0],
            newLine.Length > 0 && random.Chance(0.5),
            random.GetItems(["", " "], 1)[0],
            random.GetItems(["", " "], 1)[0],
            random.GetItems(["", " "], 1)[0]);
    }

    /// <summary>Writes a string, a number, a list of either or of objects, or an object as its members.</summary>
    public string Write(object value)
    {
        var text = new StringBuilder();
        Write(text, value, "");
        return text.Append(NewLine).ToString();
    }

    private void Write(StringBuilder text, object value, string indentation)
    {
        switch (value)
        {
            case string characters:
                text.Append('"').Append(characters).Append('"');
                break;
            case IEnumerable<(string Name, object Value)> members:
                WriteItems(text, '{', '}', NewLine.Length > 0, [.. members], indentation, (member, inner) =>
                {
                    text.Append('"').Append(member.Name).Append('"').Append(BeforeColon).Append(':').Append(Space);
                    Write(text, member.Value, inner);
                });
                break;
            case IEnumerable<string> entries:
                WriteItems(
                    text,
                    '[',
                    ']',
                    HasListLines,
                    [.. entries],
                    indentation,
                    (entry, inner) => Write(text, entry, inner));
                break;
            case IEnumerable<object> elements:
                WriteItems(
                    text,
                    '[',
                    ']',
                    NewLine.Length > 0,
                    [.. elements],
                    indentation,
                    (element, inner) => Write(text, element, inner));
                break;
            default:
                text.Append(value);
                break;
        }
    }

    private void WriteItems<T>(
        StringBuilder text, char open, char close, bool hasLines, T[] items, string indentation,
        Action<T, string> write)
    {
        string inner = indentation + Indent;
        text.Append(open);
        for (int i = 0; i < items.Length; i++)
        {
            text.Append(i > 0 ? "," : "").Append(hasLines ? NewLine + inner : i > 0 ? Space : Padding);
            write(items[i], inner);
        }

        text.Append(items.Length == 0 ? "" : hasLines ? NewLine + indentation : Padding).Append(close);
    }
}
