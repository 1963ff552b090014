using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>The keys of a JSON document, at whatever depth: what tells whose file it is.</summary>
internal sealed class JsonKeys
{
    private readonly JsonValue _root;
    private readonly Dictionary<string, TextSpan> _keys = [];
    private readonly Dictionary<string, TextSpan> _keysOfObjects = [];
    private readonly Dictionary<string, TextSpan> _keysOfStrings = [];

    public JsonKeys(JsonValue root)
    {
        _root = root;
        Collect(root);
    }

    /// <summary>
    /// Whether some rule has S3's own name of a required list: then a key that S3 lacks is a slip.
    /// </summary>
    public bool HasS3Rule => Has(RuleField.AllowedOrigins.JsonName) || Has(RuleField.AllowedMethods.JsonName);

    public bool Has(string key) => _keys.ContainsKey(key);

    /// <summary>The first place of a key.</summary>
    public TextSpan? Find(string key) => _keys.TryGetValue(key, out TextSpan span) ? span : null;

    /// <summary>The first place of a key that holds an object.</summary>
    public TextSpan? FindObject(string key) => _keysOfObjects.TryGetValue(key, out TextSpan span) ? span : null;

    /// <summary>The first place of a key that holds a string.</summary>
    public TextSpan? FindString(string key) => _keysOfStrings.TryGetValue(key, out TextSpan span) ? span : null;

    /// <summary>The place of a key of the document itself.</summary>
    public TextSpan? FindInRoot(string key) =>
        (_root as JsonObject)?.Members.FirstOrDefault(member => member.Name.Value == key)?.Name.Span;

    // The reader bounds the depth.
    private void Collect(JsonValue value)
    {
        if (value is JsonArray array)
        {
            foreach (JsonValue element in array.Elements)
            {
                Collect(element);
            }
        }
        else if (value is JsonObject container)
        {
            foreach (JsonMember member in container.Members)
            {
                AddFirst(_keys, member);
                if (member.Value is JsonObject)
                {
                    AddFirst(_keysOfObjects, member);
                }
                else if (member.Value is JsonString)
                {
                    AddFirst(_keysOfStrings, member);
                }

                if (member.Value is not null)
                {
                    Collect(member.Value);
                }
            }
        }
    }

    private static void AddFirst(Dictionary<string, TextSpan> keys, JsonMember member)
    {
        if (!keys.ContainsKey(member.Name.Value))
        {
            keys.Add(member.Name.Value, member.Name.Span);
        }
    }
}
