using CorsGen.Generator.Configuration;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator.Checks;

/// <summary>Where to report a value.</summary>
internal static class Place
{
    /// <summary>Its characters. An empty value has none: then the two quotes, or in XML the end of the tag before it.</summary>
    public static TextSpan Of(SourceString value, DocumentForm form) => value.Span.IsEmpty
        ? new TextSpan(value.Span.Start - 1, form == DocumentForm.Xml ? 1 : 2)
        : value.Span;
}
