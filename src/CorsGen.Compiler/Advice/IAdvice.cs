using CorsGen.Compiler.Checks;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// Looks for one thing that a policy can be built with, and that does not do what it looks like. It is asked about
/// configurations without an error only.
/// </summary>
internal interface IAdvice : IDocumentCheck
{
    /// <summary>What it reports, at the severity that it has unless a project says otherwise.</summary>
    FindingDescriptor Descriptor { get; }
}
