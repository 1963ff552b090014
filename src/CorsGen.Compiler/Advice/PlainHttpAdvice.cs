using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Origins;
using CorsGen.Compiler.Reachability;
using CorsGen.Compiler.Strangers;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS104: an origin of plain http that leaves the browser's machine, or a pattern that matches one; a word, not a
/// warning, if it reaches a private network only. <c>*</c> means every origin, and is not reported.
/// </summary>
internal sealed class PlainHttpAdvice : IAdvice
{
    private static readonly Regex s_s3Website = new(
        @"\.s3-website[.-][a-z0-9*-]+\.amazonaws\.com(?:\.cn)?(?::.*)?$", RegexOptions.CultureInvariant);

    public FindingDescriptor Descriptor => Descriptors.PlainHttp;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach ((DocumentRule _, SourceString entry, OriginVerdict verdict) in policy.Origins())
        {
            if (verdict.PlainHttp != HostReach.Loopback)
            {
                // Where strangers get in, CORS102 says what to write.
                string? proposal = verdict.Stranger is null ? WithHttps(entry.Value) : null;
                advice.Add(
                    Descriptor,
                    entry.Span,
                    SchemeOf(entry),
                    Describe(entry.Value, verdict.PlainHttp, proposal),
                    verdict.PlainHttp == HostReach.Private ? FindingSeverity.Info : FindingSeverity.Warning,
                    proposal is null ? null : ImmutableArray.Create(proposal));
            }
        }
    }

    /// <summary>What lets http in: the scheme, or what stands up to the wildcard that may stand for it.</summary>
    private static TextSpan SchemeOf(SourceString entry)
    {
        int end = entry.Value.IndexOf("://", StringComparison.Ordinal);
        return entry.SpanOf(0, end < 0 ? entry.Value.IndexOf('*') + 1 : end);
    }

    private static string Describe(string entry, HostReach reach, string? proposal)
    {
        bool isPlain = entry.StartsWith("http://", StringComparison.Ordinal);
        string who = reach == HostReach.Private ? "anybody in the same network" : "anybody on the way";
        string cure = IsOfS3Website(entry)
            ? "a website endpoint of S3 has no https: put CloudFront before it, and list that origin"
            : isPlain ? "serve it over https, and list that origin"
            : proposal is not null ? $"write {Quote.Value(proposal)}"
            : "start the entry with 'https://'";
        return $"{Quote.Value(entry)} {(isPlain ? "is plain http" : "lets in plain http")}, so {who} can send " +
            $"requests as a page of it; {cure}";
    }

    // Amazon S3 User Guide, "Website endpoints": s3-website-REGION or s3-website.REGION; "do not support HTTPS".
    private static bool IsOfS3Website(string entry) => s_s3Website.IsMatch(entry);

    /// <summary>
    /// The pattern of those of a pattern's origins that are not plain http; null if that is not clear.
    /// </summary>
    private static string? WithHttps(string entry)
    {
        const string Https = "https://";
        int scheme = entry.IndexOf("://", StringComparison.Ordinal);
        string rest = entry.Substring(scheme >= 0 ? scheme + "://".Length : entry.IndexOf('*') + 1).TrimStart('/');
        bool isHttpAlone = entry.IndexOf('*') < 0 || entry.StartsWith("http://", StringComparison.Ordinal);
        string[] candidates = isHttpAlone || IsOfS3Website(entry) ? [] : [Https + rest, Https + "*" + rest];
        return candidates.FirstOrDefault(candidate => rest.Length > 0
            && BrowserOrigin.CanMatch(candidate)
            && StrangerFinder.Find(candidate) is null
            && Covers(entry, candidate));
    }

    private static bool Covers(string entry, string other)
    {
        var index = new CoverIndex();
        index.Add(entry, owner: 0);
        return index.OwnersCovering(other).Any();
    }
}
