using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Checks;

/// <summary>Looks for one kind of mistake in a configuration.</summary>
internal interface IDocumentCheck
{
    void Check(CorsDocument document, FindingList findings);
}
