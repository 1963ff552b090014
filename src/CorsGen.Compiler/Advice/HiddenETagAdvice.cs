using System;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS111: PUT is allowed and <c>ETag</c> not exposed. A multipart upload ends with the ETags of its parts, each read from
/// the response to a PUT (Amazon S3, UploadPart and CompleteMultipartUpload). An empty list is an intention, and draws no word.
/// </summary>
internal sealed class HiddenETagAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.HiddenETag;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach (DocumentRule rule in policy.Rules)
        {
            SourceString? put = rule.Entries(RuleField.AllowedMethods).FirstOrDefault(method => method.Value == "PUT");
            bool exposesNoneByIntention = rule.List(RuleField.ExposeHeaders) is { Entries.IsEmpty: true };
            if (put is not null
                && !exposesNoneByIntention
                && !rule.Entries(RuleField.ExposeHeaders).Any(header => header.Value.Equals("ETag", StringComparison.OrdinalIgnoreCase)))
            {
                string field = RuleField.ExposeHeaders.NameIn(policy.Document.Form);
                advice.Add(
                    Descriptor,
                    put.Span,
                    put.Span,
                    "PUT is allowed, but a page cannot read the ETag of the response, as a multipart upload must; add " +
                    (policy.Document.Form == DocumentForm.Xml ? $"<{field}>ETag</{field}>" : $"\"ETag\" to \"{field}\""));
            }
        }
    }
}
