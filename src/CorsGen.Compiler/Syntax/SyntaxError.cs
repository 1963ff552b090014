using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>A place where a text is not well-formed.</summary>
/// <param name="Span">The characters that are wrong, in UTF-16 units from the start of the text.</param>
/// <param name="Message">What was expected, as a sentence without a final period.</param>
internal sealed record SyntaxError(TextSpan Span, string Message);
