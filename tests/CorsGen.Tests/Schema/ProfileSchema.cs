using System.Text.Json;

namespace CorsGen.Tests.Schema;

/// <summary>The JSON Schema of a profile.</summary>
internal sealed class ProfileSchema
{
    private static readonly ProfileSchema s_s3 = new("cors.schema.json");
    private static readonly ProfileSchema s_web = new("cors.web.schema.json");

    private readonly SchemaEvaluator _evaluator;

    private ProfileSchema(string file)
    {
        Json = JsonDocument.Parse(Repository.Read("docs", file)).RootElement;
        _evaluator = new SchemaEvaluator(Json);
    }

    public JsonElement Json { get; }

    /// <summary>Where it is published.</summary>
    public string Address => Json.GetProperty("$id").GetString()!;

    public static ProfileSchema Of(CorsProfile profile) => profile == CorsProfile.Web ? s_web : s_s3;

    /// <summary>The schema of a property of a rule.</summary>
    public JsonElement Property(string name) =>
        Json.GetProperty("definitions").GetProperty("rule").GetProperty("properties").GetProperty(name);

    public bool Accepts(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return _evaluator.IsValid(document.RootElement);
    }
}
