using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// Looks for one thing that a policy can be built with, and that does not do what it looks like. It is asked about
/// configurations without an error only.
/// </summary>
internal interface IAdvice
{
    /// <summary>What it reports, at the severity that it has unless a project says otherwise.</summary>
    FindingDescriptor Descriptor { get; }

    /// <summary>
    /// Reports whatever it finds; what other advice makes pointless is left to <see cref="Precedence"/>.
    /// </summary>
    void Check(PolicyAnalysis policy, AdviceList advice);
}
