using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>Makes a configuration of <c>CORSConfiguration</c>, with or without the namespace of S3.</summary>
internal sealed class XmlBinder(SourceText text, CorsProfile profile, FindingList findings)
{
    private const string ConfigurationName = S3Names.Configuration;
    private const string RuleName = S3Names.XmlRule;
    private const string S3Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    /// <summary>The configuration; null if there is nothing to be read as one.</summary>
    public CorsDocument? Bind(XmlElementSyntax root)
    {
        if (root.Name == RuleName)
        {
            findings.Add(
                Descriptors.WrongShape,
                root.NameSpan,
                $"A rule must stand in a configuration; wrap it in <{ConfigurationName}>");
            return Document(root.NameSpan, [BindRule(root, parent: null)], isComplete: true);
        }

        if (root.Name != ConfigurationName)
        {
            bool isMisspelt = NameSuggestion.IsLike(root.Name, ConfigurationName);
            findings.Add(
                isMisspelt ? Descriptors.UnknownName : Descriptors.WrongShape,
                root.NameSpan,
                isMisspelt
                    ? $"Unknown element {Quote.Value(root.Name)}; did you mean '{ConfigurationName}'?"
                    : $"A CORS file in XML is <{ConfigurationName}> with <{RuleName}> elements; this is " +
                        $"{Quote.Value(root.Name)}",
                replacements: isMisspelt ? ImmutableArray.Create(ConfigurationName) : null);
            if (!isMisspelt)
            {
                return null;
            }
        }

        CheckElement(root, parent: null);
        bool isComplete = !HasStrayText(root);
        var rules = new List<DocumentRule>();
        foreach (XmlElementSyntax child in root.Children)
        {
            if (child.Name != RuleName && child.Children.Any(nested => nested.Name == RuleName))
            {
                findings.Add(
                    Descriptors.UnknownName,
                    child.NameSpan,
                    $"Unknown element {Quote.Value(child.Name)}; <{RuleName}> elements stand directly in " +
                    $"<{ConfigurationName}>, remove what is between");
                rules.AddRange(child.Children.Where(nested => nested.Name == RuleName)
                    .Select(rule => BindRule(rule, child)));
                continue;
            }

            bool isMisspelt = child.Name != RuleName && IsLikeRule(child.Name);
            if (isMisspelt || child.Name != RuleName)
            {
                findings.Add(
                    Descriptors.UnknownName,
                    child.NameSpan,
                    isMisspelt
                        ? $"Unknown element {Quote.Value(child.Name)}; did you mean '{RuleName}'?"
                        : $"Unknown element {Quote.Value(child.Name)}; <{ConfigurationName}> has only <{RuleName}> " +
                            "elements, remove it",
                    replacements: isMisspelt ? ImmutableArray.Create(RuleName) : null);
            }

            if (isMisspelt || child.Name == RuleName)
            {
                rules.Add(BindRule(child, root));
            }
        }

        return Document(root.NameSpan, rules, isComplete);
    }

    private DocumentRule BindRule(XmlElementSyntax syntax, XmlElementSyntax? parent)
    {
        CheckElement(syntax, parent);
        bool isComplete = !HasStrayText(syntax);
        var fields = new FieldBinder(text, DocumentForm.Xml, profile, findings);
        var rule = new RuleCollector();
        foreach (XmlElementSyntax child in syntax.Children)
        {
            if (fields.Bind(child.Name, child.NameSpan) is not { } field)
            {
                continue;
            }

            CheckElement(child, syntax);
            if (child.Children.Length > 0)
            {
                XmlElementSyntax nested = child.Children[0];
                findings.Add(
                    Descriptors.WrongShape,
                    nested.NameSpan,
                    $"<{field.XmlName}> holds a value, not the element {Quote.Value(nested.Name)}" +
                    (field.IsList ? $"; repeat <{field.XmlName}> for each value" : ""));
                isComplete = false;
            }
            else if (field.IsList)
            {
                rule.AddList(field, child.NameSpan, [child.Text], isComplete: true);
            }
            else if (field.Kind == FieldKind.Text)
            {
                rule.SetText(field, child.Text);
            }
            else
            {
                rule.SetScalar(field, BindScalar(child));
            }
        }

        DocumentRule complete = rule.ToRule(syntax.NameSpan, isComplete);
        fields.ReportAbsent(complete);
        return complete;
    }

    private void CheckElement(XmlElementSyntax element, XmlElementSyntax? parent)
    {
        // A namespace is declared once, and reported once.
        if (element.Namespace is not ("" or S3Namespace) && element.Namespace != parent?.Namespace)
        {
            findings.Add(
                Descriptors.UnknownName,
                element.NameSpan,
                $"<{element.Name}> stands in the namespace {Quote.Value(element.Namespace)}; remove its declaration, " +
                $"or write S3's, '{S3Namespace}'");
        }

        foreach (XmlAttributeSyntax attribute in element.Attributes)
        {
            findings.Add(
                Descriptors.UnknownName,
                attribute.NameSpan,
                $"<{element.Name}> has no attribute {Quote.Value(attribute.Name)}; remove it");
        }
    }

    /// <summary>
    /// Reports text where elements belong. It may be one that has lost its tags, so that none is missing for sure.
    /// </summary>
    private bool HasStrayText(XmlElementSyntax element)
    {
        TextSpan? stray = element.StrayText
            ?? (element.Children.IsEmpty && !string.IsNullOrWhiteSpace(element.Text.Value) ? element.Text.Span : null);
        if (stray is not { } span)
        {
            return false;
        }

        // The white space around it is layout.
        string found = text.ToString(span);
        int start = span.Start + found.Length - found.TrimStart().Length;
        findings.Add(
            Descriptors.WrongShape,
            new TextSpan(start, found.Trim().Length),
            $"<{element.Name}> holds elements, no text; remove the text, or put it into an element of its own");
        return true;
    }

    private CorsDocument Document(TextSpan place, IEnumerable<DocumentRule> rules, bool isComplete) =>
        new(DocumentForm.Xml, profile, place, rules.ToImmutableArray(), isComplete);

    private static Scalar BindScalar(XmlElementSyntax element)
    {
        // An empty value has no characters to point at.
        TextSpan span = element.Text.Span.IsEmpty ? element.NameSpan : element.Text.Span;
        return new Scalar(element.Text.Value, span, IsString: false);
    }

    private static bool IsLikeRule(string name) =>
        NameSuggestion.IsLike(name, RuleName) || name.ToLowerInvariant() is "rule" or "rules";
}
