using System.Collections.Generic;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>
/// Gives the values of rules that have no text spans of their own, so that everything that works with a text's spans works with
/// them; and finds the name of the value that a span belongs to.
/// </summary>
internal sealed class PlaceNames
{
    private readonly List<int> _starts = [];
    private readonly List<string> _names = [];
    private int _end;

    /// <summary>Adds a value.</summary>
    /// <param name="name">Its name, such as <c>Rules[2].AllowedOrigins[1]</c>.</param>
    /// <param name="length">How many characters it has.</param>
    /// <returns>Its span.</returns>
    public TextSpan Add(string name, int length)
    {
        // One character more on each side: those of an empty value are its quotes.
        var span = new TextSpan(_end + 1, length);
        _starts.Add(_end);
        _names.Add(name);
        _end = span.End + 1;
        return span;
    }

    /// <summary>The name of the value that a span is a part of.</summary>
    public string NameOf(TextSpan span)
    {
        int index = _starts.BinarySearch(span.Start);
        return _names[index < 0 ? ~index - 1 : index];
    }
}
