using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace CorsGen.AspNetCore;

/// <summary>Writes JSON, and remembers which part of the text was written for which key of the configuration.</summary>
internal sealed partial class KeyedJson
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Start, int End, string Key)> _parts = [];

    public override string ToString() => _text.ToString();

    /// <summary>The key of the smallest part that contains a place of the text.</summary>
    public string KeyOf(int start, int length) =>
        _parts.Where(part => part.Start <= start && start + length <= part.End)
            .OrderBy(part => part.End - part.Start)
            .First().Key;

    /// <summary>Remembers what is written as the part of a section.</summary>
    public void Write(IConfigurationSection section, Action write)
    {
        int start = _text.Length;
        write();
        _parts.Add((start, _text.Length, section.Path));
    }

    public void WriteList<T>(IEnumerable<T> items, Action<T> write) => WriteItems('[', ']', items, write);

    public void WriteObject<T>(IEnumerable<T> properties, Action<T> write) => WriteItems('{', '}', properties, write);

    /// <summary>Writes the name of a property, before its value.</summary>
    public void WriteName(string name)
    {
        WriteText(name);
        _text.Append(':');
    }

    /// <summary>
    /// Writes a value of unknown kind: every value of the configuration is a text, so what looks like a number or a
    /// truth value is written as one.
    /// </summary>
    public void WriteValue(string? value)
    {
        if (value is not null && Number().IsMatch(value))
        {
            _text.Append(value);
        }
        else if (bool.TryParse(value, out bool truth))
        {
            _text.Append(truth ? "true" : "false");
        }
        else
        {
            WriteText(value);
        }
    }

    public void WriteText(string? value)
    {
        if (value is null)
        {
            _text.Append("null");
            return;
        }

        _text.Append('"');
        foreach (char character in value)
        {
            if (character is '"' or '\\' or < ' ' || char.IsSurrogate(character))
            {
                _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                _text.Append(character);
            }
        }

        _text.Append('"');
    }

    private void WriteItems<T>(char open, char close, IEnumerable<T> items, Action<T> write)
    {
        _text.Append(open);
        bool isFirst = true;
        foreach (T item in items)
        {
            if (!isFirst)
            {
                _text.Append(',');
            }

            isFirst = false;
            write(item);
        }

        _text.Append(close);
    }

    // RFC 8259, section 6.
    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
