using System;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>Another system's form of a CORS file in JSON.</summary>
/// <param name="system">The name of the system in a sentence.</param>
/// <param name="findTelltale">
/// Finds the place of a key that only this system has; null if the document isn't the system's.
/// </param>
/// <param name="keys">The keys that S3 calls otherwise, in the order of the message.</param>
internal sealed class JsonDialect(string system, Func<JsonKeys, TextSpan?> findTelltale, params DialectKey[] keys)
    : Dialect(system, DocumentForm.Json, keys)
{
    // Any system's rules may come with the name of their bucket, or in a template of resources.
    private static readonly ImmutableArray<string> s_commonLabels =
        ImmutableArray.Create("Bucket", "bucket", "BucketName", "bucketName", "Type", "AWSTemplateFormatVersion");

    /// <summary>The place of a key that only this system has; null if the document isn't the system's.</summary>
    public Func<JsonKeys, TextSpan?> FindTelltale { get; } = findTelltale;

    /// <summary>
    /// A key beside the rules that says what they are for, which a file for S3 doesn't; null if there is none.
    /// </summary>
    public string? Label { get; init; }

    /// <summary>The key of an object that stands for a list, and holds it; null if lists are lists.</summary>
    public string? ListKey { get; init; }

    /// <summary>What the author of a document is told.</summary>
    public string MessageFor(JsonValue root) => MessageFor(new DialectNameReader(this).Read(root));

    /// <summary>The list that a value is, or holds; null if it is none.</summary>
    public JsonArray? ListOf(JsonValue? value) => value switch
    {
        JsonArray list => list,
        JsonObject holder when ListKey is not null =>
            holder.Members.FirstOrDefault(member => member.Name.Value == ListKey)?.Value as JsonArray,
        _ => null,
    };

    /// <summary>The field that a key of a rule means, also when it is misspelt; null if it means none.</summary>
    /// <remarks>Of a key that is several fields, it is the first.</remarks>
    public RuleField? FieldFor(string name) => FieldsOf(name).FirstOrDefault()
        ?? RuleField.Find(name, DocumentForm.Json)
        ?? NameSuggestion.FieldFor(name);

    /// <summary>Whether a key of the system's own is, among others, this field.</summary>
    public bool HasField(string name, RuleField field) => FieldsOf(name).Contains(field);

    /// <summary>Whether a key of a rule holds some of the rule's fields.</summary>
    public bool IsWrapper(JsonMember member) =>
        member.Value is JsonObject && Keys.Any(key => key.Wrapper is not null && key.Wrapper == member.Name.Value);

    /// <summary>Whether a value is a rule: it has a list of one, or an object that holds some of its fields.</summary>
    public bool IsRule(JsonValue value) => value is JsonObject rule && rule.Members.Any(member =>
        IsWrapper(member)
        || (FieldFor(member.Name.Value) is { IsList: true }
            && (member.Value is JsonString || ListOf(member.Value) is not null)));

    /// <summary>Whether a member beside the rules says nothing that a file for S3 could.</summary>
    public bool IsDispensable(JsonMember member)
    {
        string name = member.Name.Value;
        return member.Value is JsonString or JsonLiteral
            && (name == Dropped?.Name || name == Label || s_commonLabels.Contains(name));
    }

    private ImmutableArray<RuleField> FieldsOf(string name) =>
        Keys.FirstOrDefault(key => key.Name == name)?.Fields ?? ImmutableArray<RuleField>.Empty;
}
