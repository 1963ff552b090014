using System.Collections.Immutable;
using System.Globalization;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;

namespace CorsGen.Generator.Checks;

/// <summary>CORS008: a max age is a whole number of seconds, from 0 to 2147483647.</summary>
internal sealed class MaxAgeCheck : IDocumentCheck
{
    public void Check(CorsDocument document, FindingList findings)
    {
        foreach (DocumentRule rule in document.Rules)
        {
            if (rule.MaxAgeSeconds is { } value && value.Number is null)
            {
                bool isOnlyQuoted = value.IsString && (value with { IsString = false }).Number is not null;
                findings.Add(
                    Descriptors.InvalidMaxAge,
                    value.Span,
                    $"'MaxAgeSeconds' must be a whole number from 0 to {int.MaxValue.ToString(CultureInfo.InvariantCulture)}, written in " +
                    "digits; " + (isOnlyQuoted ? $"write {value.Text} without quotes" : $"{Quote.Value(value.Text)} is not"),
                    instead: isOnlyQuoted ? ImmutableArray.Create(value.Text) : null);
            }
        }
    }
}
