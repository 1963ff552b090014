using System.Collections.Immutable;
using System.Globalization;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Checks;

/// <summary>CORS008: a max age is a whole number of seconds, from 0 to 2147483647.</summary>
internal sealed class MaxAgeCheck : IDocumentCheck
{
    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            if (rule.Scalar(RuleField.MaxAgeSeconds) is { } value && value.Number is null)
            {
                // The digits as such may be no number of JSON, which starts with no zero.
                string? unquoted = (value with { IsString = false }).Number?.ToString(CultureInfo.InvariantCulture);
                findings.Add(
                    Descriptors.InvalidMaxAge,
                    value.Span,
                    "'MaxAgeSeconds' must be a whole number from 0 to " +
                    $"{int.MaxValue.ToString(CultureInfo.InvariantCulture)}, written in " +
                    "digits; " + (unquoted is not null ? $"write {unquoted} without quotes"
                        : value.Text == "null" && !value.IsString
                            ? "remove the property, or give a number in place of null"
                        : $"{Quote.Value(value.Text)} is not"),
                    replacements: unquoted is not null ? ImmutableArray.Create(unquoted) : null);
            }
        }
    }
}
