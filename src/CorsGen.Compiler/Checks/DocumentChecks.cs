using System.Collections.Immutable;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Checks;

/// <summary>All that can be wrong with a configuration that could be read. A new check is a new line here.</summary>
internal static class DocumentChecks
{
    private static readonly ImmutableArray<IDocumentCheck> s_checks = ImmutableArray.Create<IDocumentCheck>(
        new RequiredFieldCheck(),
        new MethodCheck(),
        new WildcardCheck(),
        new HeaderNameCheck(),
        new MaxAgeCheck(),
        new RuleLimitCheck(),
        new CredentialsCheck());

    public static void Run(CorsDocument document, FindingList findings)
    {
        foreach (IDocumentCheck check in s_checks)
        {
            check.Check(document, findings);
        }
    }
}
