using System.Linq;

namespace CorsGen.Compiler.Configuration;

/// <summary>Turns a configuration without a fault into rules: values alone, without their places.</summary>
internal static class RuleBuilder
{
    public static EquatableArray<Rule> Build(CorsDocument document) =>
        document.Rules.Select(rule => Build(rule, document.Profile)).ToEquatableArray();

    private static Rule Build(DocumentRule rule, CorsProfile profile) => new(
        rule.Text(RuleField.Id)?.Value,
        Values(rule, RuleField.AllowedOrigins),
        Values(rule, RuleField.AllowedMethods),
        Values(rule, RuleField.AllowedHeaders),
        Values(rule, RuleField.ExposeHeaders),
        rule.Scalar(RuleField.MaxAgeSeconds)?.Number,
        rule.GivesCredentials(profile));

    private static EquatableArray<string> Values(DocumentRule rule, RuleField field) =>
        rule.Entries(field).Select(entry => entry.Value).ToEquatableArray();
}
