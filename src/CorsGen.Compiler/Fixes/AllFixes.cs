using System.Collections.Immutable;

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
        new UnsentOriginFix(),
        new RedundantEntryFix(),
        new AbsentHeadersFix(),
        new HiddenETagFix(),
        new NarrowWildcardFix(),
        new AnyOriginBesideOthersFix());
}
