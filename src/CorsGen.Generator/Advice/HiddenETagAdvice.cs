using System;
using System.Linq;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis;

namespace CorsGen.Generator.Advice;

/// <summary>
/// CORS111: PUT is allowed and <c>ETag</c> not exposed. A multipart upload ends with the ETags of its parts, each read from
/// the response to a PUT (Amazon S3, UploadPart and CompleteMultipartUpload). An empty list is an intention, and draws no word.
/// </summary>
internal sealed class HiddenETagAdvice : IAdvice
{
    private static readonly DiagnosticDescriptor s_descriptor =
        Descriptors.Info("CORS111", "A CORS rule allows PUT without exposing ETag");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            SourceString? put = rule.Entries(RuleField.AllowedMethods).FirstOrDefault(method => method.Value == "PUT");
            bool exposesNoneByIntention = rule.List(RuleField.ExposeHeaders) is { Entries.IsEmpty: true };
            if (put is not null
                && !exposesNoneByIntention
                && !rule.Entries(RuleField.ExposeHeaders).Any(header => header.Value.Equals("ETag", StringComparison.OrdinalIgnoreCase)))
            {
                string field = RuleField.ExposeHeaders.NameIn(document.Form);
                findings.Add(
                    s_descriptor,
                    put.Span,
                    "PUT is allowed, but a page cannot read the ETag of the response, as a multipart upload must; add " +
                    (document.Form == DocumentForm.Xml ? $"<{field}>ETag</{field}>" : $"\"ETag\" to \"{field}\""));
            }
        }
    }
}
