using System.Globalization;
using System.Text;
using System.Xml;
using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Tool.Input;

namespace CorsGen.Tool.Forms;

/// <summary>Writes rules in S3's XML form.</summary>
internal static class XmlForm
{
    private const string S3Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly XmlWriterSettings s_settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        OmitXmlDeclaration = true,
    };

    /// <summary>The document.</summary>
    /// <exception cref="InputException">A value has characters that XML cannot hold.</exception>
    public static string Write(Policy policy)
    {
        RequireCharacters(policy);
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, s_settings))
        {
            xml.WriteStartElement(S3Names.Configuration, S3Namespace);
            foreach (Rule rule in policy.Rules)
            {
                Write(xml, rule, policy.Profile);
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, Rule rule, CorsProfile profile)
    {
        xml.WriteStartElement(S3Names.XmlRule, S3Namespace);
        Add(RuleField.Id, rule.Id is null ? [] : [rule.Id]);
        Add(RuleField.AllowedOrigins, rule.AllowedOrigins);
        Add(RuleField.AllowedMethods, rule.AllowedMethods);
        Add(RuleField.AllowedHeaders, rule.AllowedHeaders);
        Add(RuleField.ExposeHeaders, rule.ExposeHeaders);
        Add(
            RuleField.MaxAgeSeconds,
            rule.MaxAgeSeconds is { } seconds ? [seconds.ToString(CultureInfo.InvariantCulture)] : []);
        Add(
            RuleField.AllowCredentials,
            rule.AllowCredentials && RuleField.AllowCredentials.IsIn(profile) ? ["true"] : []);
        xml.WriteEndElement();

        void Add(RuleField field, IEnumerable<string> values)
        {
            foreach (string value in values)
            {
                xml.WriteElementString(field.XmlName, S3Namespace, value);
            }
        }
    }

    // Never left out in silence.
    private static void RequireCharacters(Policy policy)
    {
        foreach (Rule rule in policy.Rules)
        {
            foreach (string value in rule.AllowedOrigins.Append(rule.Id ?? ""))
            {
                try
                {
                    XmlConvert.VerifyXmlChars(value);
                }
                catch (XmlException)
                {
                    throw new InputException(
                        $"'{PlainText.Of(value)}' has a character that XML cannot hold; write the rules as JSON");
                }
            }
        }
    }
}
