using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Proposals;

/// <summary>One thing that a message tells its reader to do.</summary>
/// <param name="Kind">What kind of thing, for counting.</param>
/// <param name="Apply">Does it; null where the reader would have to know more than the message and the file
/// say.</param>
internal sealed record Proposal(string Kind, Func<FixContext, Finding, ProposedFile?> Apply);

/// <summary>A file as a proposal leaves it, and the profile to read it by.</summary>
internal sealed record ProposedFile(string Text, CorsProfile Profile)
{
    /// <summary>What is written where only the author knows what is meant.</summary>
    public const string Filling = "meant";

    /// <summary>The text, compiled.</summary>
    public PolicyCompilation Compile() => Compiled.Of(Text, Profile);

    public override string ToString() => $"in profile {Profile}:\n{Text}";
}

internal static class CompilationExtensions
{
    /// <summary>Whatever is found.</summary>
    public static IEnumerable<Finding> All(this PolicyCompilation compilation) =>
        compilation.Errors.Concat(compilation.Advice);
}
