using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Expectations;

/// <summary>CORS016: compares what is expected of a policy with what it answers.</summary>
internal sealed class ExpectationChecker(ICorsPolicy policy, FindingList findings)
{
    /// <summary>
    /// Checks each case of an expectation. Of an origin, the first method is reported that is answered otherwise.
    /// </summary>
    public void Check(Expectation expectation)
    {
        foreach (SourceString origin in expectation.Origins)
        {
            string? difference = expectation.Methods
                .Select(method => Difference(expectation, origin.Value, method))
                .FirstOrDefault(found => found is not null);
            if (difference is not null)
            {
                findings.Add(Descriptors.UnmetExpectation, Place.Of(origin, DocumentForm.Json), difference);
            }
        }
    }

    private string? Difference(Expectation expectation, string origin, string method)
    {
        CorsResult result = policy.Evaluate(origin, method, expectation.Headers);
        string request = $"{Quote.Value(origin)} with {Quote.Value(method)}"
            + (expectation.Headers is null ? "" : $" and the headers {Quote.Value(expectation.Headers)}");
        if (result.IsAllowed != expectation.IsAllowed)
        {
            string reason = policy.Explain(origin, method, expectation.Headers).ToString();
            return expectation.IsAllowed
                ? $"{request} should be allowed, but is denied: {reason}"
                : $"{request} should be denied, but is allowed: {reason}";
        }

        if (!result.IsAllowed)
        {
            return expectation.Because is { } because && because != result.Denial
                ? $"{request} should be denied because of '{because}', but is denied because of '{result.Denial}': "
                    + policy.Explain(origin, method, expectation.Headers)
                : null;
        }

        return Differences(expectation, result).FirstOrDefault() is { } difference ? $"{request} {difference}" : null;
    }

    private static IEnumerable<string> Differences(Expectation expectation, CorsResult result)
    {
        CorsRule rule = result.Rule!;
        string answering = Quote.Value(rule.ToString());
        if (expectation.Rule is { } name
            && name != rule.Id
            && name != rule.Index.ToString(CultureInfo.InvariantCulture))
        {
            yield return $"should be answered by rule {Quote.Value(name)}, but is answered by {answering}";
        }

        if (expectation.Credentials is { } credentials && credentials != result.AllowCredentials)
        {
            yield return credentials
                ? $"should get credentials, but {answering} doesn't allow them"
                : $"should get no credentials, but {answering} allows them";
        }

        foreach (string header in expectation.Exposes.Where(header => !Exposes(rule, header)))
        {
            yield return $"should be able to read {Quote.Value(header)}, but {answering} doesn't expose it; add it " +
            "to ExposeHeaders";
        }

        if (expectation.MaxAge is { } maxAge && maxAge != rule.MaxAgeSeconds)
        {
            yield return $"should be answered for {maxAge.ToString(CultureInfo.InvariantCulture)} seconds, but " +
            $"{answering} has "
                +
                (rule.MaxAgeSeconds is { } seconds
                    ? $"MaxAgeSeconds {seconds.ToString(CultureInfo.InvariantCulture)}"
                    : "no MaxAgeSeconds");
        }
    }

    // With credentials, browsers take '*' for a name.
    private static bool Exposes(CorsRule rule, string header) => rule.ExposeHeaders.Any(exposed =>
        exposed.Equals(header, StringComparison.OrdinalIgnoreCase) || (exposed == "*" && !rule.AllowCredentials));
}
