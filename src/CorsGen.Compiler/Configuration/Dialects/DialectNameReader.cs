using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>Reads the names of one JSON file of another system.</summary>
internal sealed class DialectNameReader(JsonDialect dialect)
{
    private readonly ImmutableHashSet<string>.Builder _all = ImmutableHashSet.CreateBuilder<string>();
    private readonly List<(string, RuleField)> _slips = [];
    private readonly List<string> _own = [];
    private readonly List<string> _methods = [];
    private readonly List<string> _nulls = [];
    private bool _hasStringsForLists;
    private string? _credentials;

    public DialectNames Read(JsonValue root)
    {
        Collect(root, wrapper: null);
        return new DialectNames
        {
            All = _all.ToImmutable(),
            Slips = _slips.Distinct().ToImmutableArray(),
            OwnOfS3 = _own.Distinct().ToImmutableArray(),
            Nulls = _nulls.Distinct().ToImmutableArray(),
            Methods = _methods.Distinct().ToImmutableArray(),
            HasStringsForLists = _hasStringsForLists,
            Credentials = _credentials,
        };
    }

    // The reader bounds the depth.
    private void Collect(JsonValue value, string? wrapper)
    {
        if (value is JsonArray array)
        {
            foreach (JsonValue element in array.Elements)
            {
                Collect(element, wrapper: null);
            }
        }
        else if (value is JsonObject container)
        {
            bool isRule = wrapper is not null || dialect.IsRule(container);
            foreach (JsonMember member in container.Members)
            {
                string path = wrapper is null ? member.Name.Value : wrapper + "." + member.Name.Value;
                if (isRule
                    && member.Value is JsonLiteral { Kind: JsonLiteralKind.Null }
                    && dialect.FieldFor(member.Name.Value) is not null)
                {
                    _nulls.Add(path);
                    continue;
                }

                _all.Add(path);
                if (isRule)
                {
                    AddOfRule(path, member);
                }

                if (member.Value is { } inner)
                {
                    Collect(inner, isRule && dialect.IsWrapper(member) ? member.Name.Value : null);
                }
            }
        }
    }

    private void AddOfRule(string path, JsonMember member)
    {
        string name = member.Name.Value;
        if (dialect.FieldFor(name) is not { } field)
        {
            return;
        }

        if (field == RuleField.AllowCredentials)
        {
            _credentials ??= name;
        }
        else if (name == field.JsonName)
        {
            _own.Add(name);
        }
        else if (!dialect.Keys.Any(key => key.Path == path))
        {
            _slips.Add((name, field));
        }

        _hasStringsForLists |= field.IsList && member.Value is JsonString;
        if (field == RuleField.AllowedMethods && member.Value is JsonArray methods && dialect.ToS3Methods is { } toS3)
        {
            _methods.AddRange(methods.Elements.OfType<JsonString>()
                .Select(method => method.Text.Value)
                .Where(method => toS3(method).Length != 1 || toS3(method)[0] != method));
        }
    }
}
