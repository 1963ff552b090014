using System.Globalization;
using CorsGen.Compiler;
using Microsoft.Extensions.Configuration;

namespace CorsGen.AspNetCore;

/// <summary>
/// A section of the configuration as the JSON text that the compiler reads, so that a policy is read and checked in one
/// way wherever it comes from.
/// </summary>
internal sealed class ConfigurationText
{
    private const string Rules = "Rules";
    private const string ProfileKey = "Profile";
    private const string Id = "ID";

    // To look for keys below one value, the framework goes through all keys of the configuration. For ten thousand
    // values that takes seconds, so in a long list no key is looked for below a value.
    private const int ManyEntries = 1000;

    // What the list is called in a file.
    private const string OtherRules = "CORSRules";

    // Configuration keys have no case; the compiler's names have.
    private static readonly string[] s_lists = ["AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposeHeaders"];
    private static readonly string[] s_values = [Id, "MaxAgeSeconds", "AllowCredentials"];

    private readonly KeyedJson _json = new();
    private readonly List<string> _errors = [];

    private ConfigurationText()
    {
    }

    /// <summary>The rules as JSON.</summary>
    public string Text => _json.ToString();

    public CorsProfile Profile { get; private set; } = CorsProfile.Web;

    /// <summary>What isn't a list of rules, each error with its key; the text is then incomplete.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public static ConfigurationText Read(IConfigurationSection section)
    {
        var text = new ConfigurationText();
        text.ReadPolicy(section);
        return text;
    }

    /// <summary>The key of the smallest part of the configuration that contains a place of the text.</summary>
    public string KeyOf(int start, int length) => _json.KeyOf(start, length);

    private void ReadPolicy(IConfigurationSection section)
    {
        IConfigurationSection[] parts = [.. section.GetChildren()];
        if (!parts.Any(part => Is(part, Rules) || Is(part, ProfileKey)))
        {
            ReadRules(section, parts);
            return;
        }

        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            FailTwice(section, parts[0]);
        }

        foreach (IConfigurationSection part in parts.Where(part => !Is(part, Rules) && !Is(part, ProfileKey)))
        {
            Fail(part, IsIndex(part.Key)
                ? $"beside '{ProfileKey}' and '{Rules}', the key of this rule is {section.Path}:{Rules}:{part.Key}"
                : $"'{part.Key}' isn't known; a policy has '{ProfileKey}' and '{Rules}'");
        }

        ReadProfile(section.GetSection(ProfileKey));
        IConfigurationSection rules = section.GetSection(Rules);
        ReadRules(rules, [.. rules.GetChildren()]);
    }

    private void ReadProfile(IConfigurationSection section)
    {
        if (!section.Exists())
        {
            return;
        }

        if (section.GetChildren().FirstOrDefault() is { } part)
        {
            Fail(part, "a profile is one value; write 'Web' or 'S3'");
        }
        else if (Matches(section.Value, nameof(CorsProfile.S3)))
        {
            Profile = CorsProfile.S3;
        }
        else if (!Matches(section.Value, nameof(CorsProfile.Web)))
        {
            Fail(section, $"'{section.Value}' isn't a profile; write 'Web' or 'S3'");
        }
    }

    private void ReadRules(IConfigurationSection list, IConfigurationSection[] rules)
    {
        string example = $"for example, {list.Path}:0:AllowedOrigins:0 is the first origin of the first rule";
        if (!string.IsNullOrWhiteSpace(list.Value))
        {
            Fail(list, $"a list of rules belongs here, not the text '{list.Value}'; {example}");
        }
        else if (rules.Length == 0)
        {
            Fail(list, $"it doesn't exist, or is empty; a list of rules belongs here; {example}");
        }

        foreach (IConfigurationSection rule in rules)
        {
            if (Matches(rule.Key, OtherRules))
            {
                Fail(rule, $"write '{Rules}' for '{rule.Key}'");
            }
            else if (!IsIndex(rule.Key))
            {
                Fail(rule, $"a rule's number belongs in the place of '{rule.Key}'; {example}");
            }
            else if (!string.IsNullOrEmpty(rule.Value))
            {
                Fail(rule, $"a rule belongs here, not the text '{rule.Value}'; {example}");
            }
        }

        _json.Write(list, () => _json.WriteList(
            rules.Where(rule => IsIndex(rule.Key)), rule => _json.Write(rule, () => ReadRule(rule))));
    }

    private void ReadRule(IConfigurationSection rule)
    {
        IConfigurationSection[] properties = [.. rule.GetChildren()];
        if (properties.Length > 0 && properties.All(property => IsIndex(property.Key)))
        {
            Fail(rule, $"a rule with its properties belongs here, such as {rule.Path}:{s_lists[0]}:0, not a list");
            return;
        }

        _json.WriteObject(properties, property => _json.Write(property, () => ReadProperty(property)));
    }

    private void ReadProperty(IConfigurationSection property)
    {
        string? list = s_lists.FirstOrDefault(name => Is(property, name));
        string? value = s_values.FirstOrDefault(name => Is(property, name));
        IConfigurationSection[] entries = [.. property.GetChildren()];
        _json.WriteName(list ?? value ?? property.Key);
        if (entries.Length > 0)
        {
            if (!string.IsNullOrEmpty(property.Value))
            {
                FailTwice(property, entries[0]);
            }

            ReadEntries(property, entries, list ?? value);
        }
        else if (list is not null)
        {
            // An environment variable holds a list best as one value.
            string[] values = property.Value?.Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
            _json.WriteList(values, _json.WriteText);
        }
        else if (value == Id)
        {
            // Also one that looks like a number.
            _json.WriteText(property.Value);
        }
        else
        {
            _json.WriteValue(property.Value);
        }
    }

    private void ReadEntries(IConfigurationSection property, IConfigurationSection[] entries, string? name)
    {
        if (name is not null && !s_lists.Contains(name))
        {
            Fail(property, $"'{name}' is one value, not a list; remove '{entries[0].Path}'");
        }
        else if (name is null && entries.Any(entry => entry.GetChildren().Any()))
        {
            Fail(
                property,
                $"a rule has no property '{property.Key}'; it may have '{string.Join("', '", [.. s_lists, .. s_values])}'");
        }
        else
        {
            bool isLong = entries.Length > ManyEntries;
            _json.WriteList(entries, entry => _json.Write(entry, () => ReadEntry(property, entry, isLong)));
        }
    }

    private void ReadEntry(IConfigurationSection list, IConfigurationSection entry, bool isLong)
    {
        IConfigurationSection? part = isLong && entry.Value is not null ? null : entry.GetChildren().FirstOrDefault();
        if (part is not null || !IsIndex(entry.Key))
        {
            Fail(part ?? entry, $"a list has values, each with its number, such as {list.Path}:0");
        }

        _json.WriteText(entry.Value);
    }

    private void FailTwice(IConfigurationSection section, IConfigurationSection part) => Fail(
        section,
        $"it has the value '{section.Value}' and entries of its own, such as '{part.Path}'; remove one of them. "
        + "A source that is added later doesn't replace a list of an earlier one");

    private void Fail(IConfigurationSection section, string message) => _errors.Add(
        $"{section.Path}: error: {message}");

    private static bool Is(IConfigurationSection section, string key) => Matches(section.Key, key);

    private static bool Matches(string? value, string name) => string.Equals(
        value, name, StringComparison.OrdinalIgnoreCase);

    private static bool IsIndex(string key) => int.TryParse(
        key, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
