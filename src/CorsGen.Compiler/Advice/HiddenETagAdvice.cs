using System;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Advice;

/// <summary>
/// CORS111: PUT is allowed and <c>ETag</c> not exposed. A multipart upload ends with the ETags of its parts, each read
/// from the response to a PUT (Amazon S3, UploadPart and CompleteMultipartUpload). An empty list is reported too: most
/// are left over from a template.
/// </summary>
internal sealed class HiddenETagAdvice : IAdvice
{
    public FindingDescriptor Descriptor => Descriptors.HiddenETag;

    public void Check(PolicyAnalysis policy, AdviceList advice)
    {
        foreach (DocumentRule rule in policy.Rules)
        {
            SourceString? put = rule.Entries(RuleField.AllowedMethods)
                .FirstOrDefault(method => method.Value == "PUT" || rule.IsAny(RuleField.AllowedMethods));
            if (put is not null
                && !rule.Entries(RuleField.ExposeHeaders).Any(header => Exposes(header.Value)))
            {
                string field = RuleField.ExposeHeaders.NameIn(policy.Document.Form);
                advice.Add(
                    Descriptor,
                    put.Span,
                    put.Span,
                    "PUT is allowed, but a page cannot read the ETag of the response, as a multipart upload must; " +
                    "add " +
                    (policy.Document.Form == DocumentForm.Xml
                        ? $"<{field}>ETag</{field}>"
                        : $"\"ETag\" to \"{field}\""));
            }
        }
    }

    // '*' is every header, in profile Web.
    private static bool Exposes(string header) =>
        header == "*" || header.Equals("ETag", StringComparison.OrdinalIgnoreCase);
}
