using System.Globalization;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>Where to report a value, and how to name a place in a message.</summary>
internal static class Place
{
    private static readonly Regex s_place = new("line [0-9]+, column [0-9]+", RegexOptions.CultureInvariant);

    /// <summary>A place as an editor counts; with the column, as many a file is one line.</summary>
    public static string Describe(SourceText text, TextSpan span)
    {
        LinePosition start = text.PositionOf(span.Start);
        return string.Format(CultureInfo.InvariantCulture, "line {0}, column {1}", start.Line + 1, start.Character + 1);
    }

    /// <summary>A message without the places that it names.</summary>
    public static string Remove(string message) => s_place.Replace(message, "the file");

    /// <summary>
    /// Its characters. An empty value has none: then the two quotes, or in XML the end of the tag before it.
    /// </summary>
    public static TextSpan Of(SourceString value, DocumentForm form) => value.Span.IsEmpty
        ? new TextSpan(value.Span.Start - 1, form == DocumentForm.Xml ? 1 : 2)
        : value.Span;
}
