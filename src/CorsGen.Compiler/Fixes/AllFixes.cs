using System.Collections.Immutable;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler.Fixes;

/// <summary>All fixes that there are. A new one is a file beside this one, and a line here.</summary>
internal static class AllFixes
{
    public static readonly ImmutableArray<IFix> List = ImmutableArray.Create<IFix>(
        new SyntaxFix(),
        new ShapeFix(),
        new NameFix(),
        new MethodFix(),
        new HeaderNameFix(),
        new MaxAgeFix(),
        new ForeignDocumentFix(),
        new AdvisedEntryFix(Descriptors.UnsentOrigin, "Write all origins of {0} as a browser sends them"),
        new AdvisedEntryFix(Descriptors.Stranger, "Close all wildcards of {0} that let strangers in"),
        new AdvisedEntryFix(Descriptors.PlainHttp, "Leave plain http out of all wildcards of {0}"),
        new AdvisedEntryFix(Descriptors.UnsendableHeader, "Remove all headers of {0} that no page sends"),
        new AdvisedEntryFix(Descriptors.ExposedHeader, "Remove all headers of {0} that need not be exposed"),
        new AdvisedEntryFix(Descriptors.ListedPreflight, "Remove OPTIONS from {0}"),
        new LongMaxAgeFix(),
        new UnexposedHeaderFix(),
        new RedundantEntryFix(),
        new AbsentHeadersFix(),
        new HiddenETagFix(),
        new NarrowWildcardFix(),
        new AnyOriginBesideOthersFix());
}
