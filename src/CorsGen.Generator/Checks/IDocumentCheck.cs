using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;

namespace CorsGen.Generator.Checks;

/// <summary>Looks for one kind of mistake in a configuration.</summary>
internal interface IDocumentCheck
{
    void Check(CorsDocument document, FindingList findings);
}
