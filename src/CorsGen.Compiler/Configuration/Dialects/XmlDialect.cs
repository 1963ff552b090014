using System;
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
    /// <summary>The place of an element that only this system has; null if the document isn't the system's.</summary>
    public Func<XmlElementSyntax, TextSpan?> FindTelltale { get; } = findTelltale;
}
