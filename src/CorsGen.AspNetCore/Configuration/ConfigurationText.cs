using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CorsGen.Compiler;
using Microsoft.Extensions.Configuration;

namespace CorsGen.AspNetCore;

/// <summary>
/// A section of the configuration as the JSON text that the compiler reads, so that a policy is read and checked in one
/// way wherever it comes from. Remembers the key of each part of the text.
/// </summary>
internal sealed partial class ConfigurationText
{
    private const string Rules = "Rules";
    private const string ProfileKey = "Profile";
    private const string Null = "null";

    // Configuration keys have no case; the compiler's names have.
    private static readonly string[] s_lists = ["AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposeHeaders"];
    private static readonly string[] s_values = ["ID", "MaxAgeSeconds", "AllowCredentials"];

    private readonly StringBuilder _text = new();
    private readonly List<(int Start, int End, string Key)> _keys = [];
    private readonly List<string> _errors = [];

    private ConfigurationText()
    {
    }

    /// <summary>The rules as JSON.</summary>
    public string Text => _text.ToString();

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
    public string KeyOf(int start, int length) =>
        _keys.Where(part => part.Start <= start && start + length <= part.End)
            .OrderBy(part => part.End - part.Start)
            .First().Key;

    private void ReadPolicy(IConfigurationSection section)
    {
        IConfigurationSection[] parts = [.. section.GetChildren()];
        if (!CheckEither(section, parts))
        {
            return;
        }

        if (!parts.Any(part => Is(part, Rules) || Is(part, ProfileKey)))
        {
            ReadRules(section, parts);
            return;
        }

        foreach (IConfigurationSection part in parts.Where(part => !Is(part, Rules) && !Is(part, ProfileKey)))
        {
            Fail(part.Path, $"'{part.Key}' isn't known; a policy has '{ProfileKey}' and '{Rules}'");
        }

        ReadProfile(section.GetSection(ProfileKey));
        IConfigurationSection rules = section.GetSection(Rules);
        IConfigurationSection[] children = [.. rules.GetChildren()];
        if (CheckEither(rules, children))
        {
            ReadRules(rules, children);
        }
    }

    private void ReadProfile(IConfigurationSection section)
    {
        if (!section.Exists())
        {
            return;
        }

        if (Matches(section.Value, nameof(CorsProfile.S3)))
        {
            Profile = CorsProfile.S3;
        }
        else if (!Matches(section.Value, nameof(CorsProfile.Web)))
        {
            Fail(section.Path, $"'{section.Value}' isn't a profile; write 'Web' or 'S3'");
        }
    }

    // A list has no value of its own. What has neither is missing: that must not make a policy without rules.
    private bool CheckEither(IConfigurationSection section, IConfigurationSection[] parts)
    {
        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            Fail(section.Path, $"a list of rules belongs here, not the text '{section.Value}'; {Example(section)}");
            return false;
        }

        if (parts.Length == 0)
        {
            Fail(section.Path, $"it doesn't exist, or is empty; a list of rules belongs here; {Example(section)}");
            return false;
        }

        return true;
    }

    private void ReadRules(IConfigurationSection section, IConfigurationSection[] rules) => Write(section, () =>
        WriteList('[', ']', rules, rule =>
        {
            if (!IsIndex(rule.Key))
            {
                Fail(rule.Path, $"a rule's number belongs in the place of '{rule.Key}'; {Example(section)}");
            }

            Write(rule, () => WriteRule(rule));
        }));

    private void WriteRule(IConfigurationSection rule)
    {
        IConfigurationSection[] properties = [.. rule.GetChildren()];
        if (properties.Length == 0 && !string.IsNullOrEmpty(rule.Value))
        {
            WriteText(rule.Value);
        }
        else
        {
            WriteList('{', '}', properties, property => Write(property, () => WriteProperty(property)));
        }
    }

    private void WriteProperty(IConfigurationSection property)
    {
        string? list = s_lists.FirstOrDefault(name => Is(property, name));
        string name = list ?? s_values.FirstOrDefault(name => Is(property, name)) ?? property.Key;
        IConfigurationSection[] entries = [.. property.GetChildren()];
        WriteText(name);
        _text.Append(':');
        if (entries.Length > 0)
        {
            if (!string.IsNullOrEmpty(property.Value))
            {
                Fail(
                    property.Path,
                    $"it has the value '{property.Value}' and entries of its own, such as '{entries[0].Path}'; remove "
                    + "one of them. A source that is added later doesn't replace a list of an earlier one");
            }

            WriteList('[', ']', entries, entry => Write(entry, () => WriteEntry(entry)));
        }
        else if (list is not null)
        {
            // An environment variable holds a list best as one value.
            string[] values = property.Value?.Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
            WriteList('[', ']', values, WriteText);
        }
        else
        {
            WriteValue(property.Value);
        }
    }

    private void WriteEntry(IConfigurationSection entry)
    {
        IConfigurationSection[] parts = [.. entry.GetChildren()];
        if (!IsIndex(entry.Key) || parts.Length > 0)
        {
            Fail(parts.FirstOrDefault()?.Path ?? entry.Path, "a list has values, each with its number");
        }

        if (entry.Value is { } value)
        {
            WriteText(value);
        }
        else
        {
            _text.Append(Null);
        }
    }

    // Every value of the configuration is a text. What looks like a number or a truth value is written as one.
    private void WriteValue(string? value)
    {
        if (value is null)
        {
            _text.Append(Null);
        }
        else if (Number().IsMatch(value))
        {
            _text.Append(value);
        }
        else if (bool.TryParse(value, out bool truth))
        {
            _text.Append(truth ? "true" : "false");
        }
        else
        {
            WriteText(value);
        }
    }

    private void WriteText(string value)
    {
        _text.Append('"');
        foreach (char character in value)
        {
            if (character is '"' or '\\' or < ' ' || char.IsSurrogate(character))
            {
                _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                _text.Append(character);
            }
        }

        _text.Append('"');
    }

    private void WriteList<T>(char open, char close, IEnumerable<T> items, Action<T> write)
    {
        _text.Append(open);
        bool isFirst = true;
        foreach (T item in items)
        {
            if (!isFirst)
            {
                _text.Append(',');
            }

            isFirst = false;
            write(item);
        }

        _text.Append(close);
    }

    // Remembers which part of the text a section becomes.
    private void Write(IConfigurationSection section, Action write)
    {
        int start = _text.Length;
        write();
        _keys.Add((start, _text.Length, section.Path));
    }

    private void Fail(string key, string message) => _errors.Add($"{key}: error: {message}");

    private static string Example(IConfigurationSection section) =>
        $"for example, {section.Path}:0:AllowedOrigins:0 is the first origin of the first rule";

    private static bool Is(IConfigurationSection section, string key) => Matches(section.Key, key);

    private static bool Matches(string? value, string name) => string.Equals(
        value, name, StringComparison.OrdinalIgnoreCase);

    private static bool IsIndex(string key) => int.TryParse(
        key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
