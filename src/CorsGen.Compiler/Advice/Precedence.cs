using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// Which advice is left out where other advice is about the same entry or rule: that has to change first.
/// </summary>
internal static class Precedence
{
    private static readonly Dictionary<FindingDescriptor, FindingDescriptor[]> s_silencedBy = new()
    {
        // What a placeholder will be isn't known.
        [Descriptors.UnsentOrigin] = [Descriptors.Placeholder],

        // What never matches lets nobody in.
        [Descriptors.Stranger] = [Descriptors.Placeholder, Descriptors.UnsentOrigin],
        [Descriptors.PlainHttp] = [Descriptors.Placeholder, Descriptors.UnsentOrigin],

        // The wildcard is what should go, and what it leaves out is plain http as well.
        [Descriptors.NarrowWildcard] =
            [Descriptors.Placeholder, Descriptors.UnsentOrigin, Descriptors.Stranger, Descriptors.PlainHttp],

        // All of them should go, not only the second.
        [Descriptors.RedundantEntry] = [Descriptors.ListedPreflight],

        // A rule that isn't reached gives nothing to its origins.
        [Descriptors.EarlierAnyOrigin] = [Descriptors.UnreachableRule],
        [Descriptors.AbsentHeaders] = [Descriptors.UnreachableRule],
    };

    /// <summary>The findings that are left.</summary>
    public static IEnumerable<Finding> Apply(AdviceList advice)
    {
        ILookup<TextSpan, FindingDescriptor> given =
            advice.Items.ToLookup(item => item.About, item => item.Finding.Descriptor);
        return advice.Items
            .Where(item => !s_silencedBy.TryGetValue(item.Finding.Descriptor, out FindingDescriptor[]? louder)
                || !given[item.About].Any(louder.Contains))
            .Select(item => item.Finding);
    }
}
