using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>Another system's form of a CORS file in XML.</summary>
/// <param name="system">The name of the system in a sentence.</param>
/// <param name="findTelltale">
/// Finds the place of an element that only this system has; null if the document isn't the system's.
/// </param>
/// <param name="keys">The elements that S3 calls otherwise, in the order of the message.</param>
internal sealed class XmlDialect(
    string system, Func<XmlElementSyntax, TextSpan?> findTelltale, params DialectKey[] keys)
    : Dialect(system, DocumentForm.Xml, keys)
{
    /// <summary>What the author of a document is told.</summary>
    public string MessageFor(XmlElementSyntax root) =>
        MessageFor(new DialectNames { All = NamesOf(root).ToImmutableHashSet() });

    /// <summary>The place of an element that only this system has; null if the document isn't the system's.</summary>
    public Func<XmlElementSyntax, TextSpan?> FindTelltale { get; } = findTelltale;

    // All elements, however deep they nest.
    private static IEnumerable<string> NamesOf(XmlElementSyntax root)
    {
        var open = new Stack<XmlElementSyntax>();
        open.Push(root);
        while (open.Count > 0)
        {
            XmlElementSyntax element = open.Pop();
            yield return element.Name;
            foreach (XmlElementSyntax child in element.Children)
            {
                open.Push(child);
            }
        }
    }
}
