using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Configuration.Dialects;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Compiler.Fixes.Conversion;

/// <summary>Finds the rules of another system's file, wherever in it they stand.</summary>
internal sealed class RuleFinder(JsonDialect dialect)
{
    /// <summary>The list of rules, or the one rule that isn't in a list; null if there is none or several.</summary>
    public JsonValue? Find(JsonValue root)
    {
        var found = new List<JsonValue>();
        Collect(root, found);
        return found.Count == 1 ? found[0] : null;
    }

    // The reader bounds the depth.
    private void Collect(JsonValue value, List<JsonValue> found)
    {
        // An object that isn't a rule by itself is one beside others: it only lacks its lists.
        if (dialect.IsRule(value)
            || (value is JsonArray list
                && list.Elements.Any(dialect.IsRule)
                && list.Elements.All(element => element is JsonObject)))
        {
            found.Add(value);
        }
        else if (value is JsonArray array)
        {
            foreach (JsonValue element in array.Elements)
            {
                Collect(element, found);
            }
        }
        else if (value is JsonObject container)
        {
            foreach (JsonValue? element in container.Members.Select(member => member.Value))
            {
                if (element is not null)
                {
                    Collect(element, found);
                }
            }
        }
    }
}
