using CorsGen.Compiler.Configuration.Dialects;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>Reports a document that isn't a CORS file for S3 at all: once, at the key that gives it away.</summary>
internal static class ForeignDocument
{
    private const string AccessStatement = "Statement";

    /// <summary>Reports a JSON document of another system, or a policy of access.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool Recognise(JsonValue root, FindingList findings)
    {
        var keys = new JsonKeys(root);
        if (keys.FindInRoot(AccessStatement) is { } statement)
        {
            findings.Add(
                Descriptors.ForeignDocument,
                statement,
                "This is a bucket or IAM policy, which says who may access what, and no CORS file; a CORS file has " +
                $"rules with '{RuleField.AllowedOrigins.JsonName}' and '{RuleField.AllowedMethods.JsonName}'");
            return true;
        }

        JsonDialect? dialect = AllDialects.Find(keys);
        return dialect is not null && Report(dialect.MessageFor(root), dialect.FindTelltale(keys)!.Value, findings);
    }

    /// <summary>Reports an XML document of another system.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool Recognise(XmlElementSyntax root, FindingList findings)
    {
        XmlDialect? dialect = AllDialects.Find(root);
        return dialect is not null && Report(dialect.MessageFor(root), dialect.FindTelltale(root)!.Value, findings);
    }

    private static bool Report(string message, TextSpan telltale, FindingList findings)
    {
        findings.Add(Descriptors.ForeignDocument, telltale, message);
        return true;
    }
}
