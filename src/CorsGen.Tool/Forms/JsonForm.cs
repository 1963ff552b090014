using System.Globalization;
using System.Text;
using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Fixes.Editing;

namespace CorsGen.Tool.Forms;

/// <summary>Writes rules in S3's JSON forms. A list stands on one line if it fits.</summary>
internal static class JsonForm
{
    private const int MaxWidth = 100;
    private const string Step = "  ";

    /// <summary>The form of the S3 console: an array of rules.</summary>
    public static string Console(Policy policy) => Rules(policy, "") + "\n";

    /// <summary>The form of the AWS CLI and the SDKs: an object with <c>CORSRules</c>.</summary>
    public static string Cli(Policy policy) => $"{{\n{Step}{Member(S3Names.JsonRules, Rules(policy, Step))}\n}}\n";

    private static string Rules(Policy policy, string indentation)
    {
        string inner = indentation + Step;
        return "[\n" + string.Join(",\n", policy.Rules.Select(rule => inner + Rule(rule, policy.Profile, inner))) +
            $"\n{indentation}]";
    }

    private static string Rule(Rule rule, CorsProfile profile, string indentation)
    {
        string inner = indentation + Step;
        var members = new List<string>();
        if (rule.Id is not null)
        {
            members.Add(Member(RuleField.Id.JsonName, JsonLayout.Quote(rule.Id)));
        }

        Add(RuleField.AllowedOrigins, rule.AllowedOrigins);
        Add(RuleField.AllowedMethods, rule.AllowedMethods);
        Add(RuleField.AllowedHeaders, rule.AllowedHeaders);
        Add(RuleField.ExposeHeaders, rule.ExposeHeaders);
        if (rule.MaxAgeSeconds is { } seconds)
        {
            members.Add(Member(RuleField.MaxAgeSeconds.JsonName, seconds.ToString(CultureInfo.InvariantCulture)));
        }

        if (rule.AllowCredentials && RuleField.AllowCredentials.IsIn(profile))
        {
            members.Add(Member(RuleField.AllowCredentials.JsonName, "true"));
        }

        return "{\n" + string.Join(",\n", members.Select(member => inner + member)) + $"\n{indentation}}}";

        void Add(RuleField field, IReadOnlyCollection<string> entries)
        {
            if (entries.Count > 0)
            {
                members.Add(Member(field.JsonName, List(field.JsonName, entries, inner)));
            }
        }
    }

    private static string List(string name, IEnumerable<string> entries, string indentation)
    {
        string[] quoted = [.. entries.Select(JsonLayout.Quote)];
        string line = $"[{string.Join(", ", quoted)}]";
        if (indentation.Length + Member(name, line).Length <= MaxWidth)
        {
            return line;
        }

        var lines = new StringBuilder("[");
        for (int i = 0; i < quoted.Length; i++)
        {
            lines.Append(i == 0 ? "\n" : ",\n").Append(indentation).Append(Step).Append(quoted[i]);
        }

        return lines.Append('\n').Append(indentation).Append(']').ToString();
    }

    private static string Member(string name, string value) => $"{JsonLayout.Quote(name)}: {value}";
}
