using System.Collections.Immutable;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>What came of reading a text.</summary>
/// <param name="Root">The value as far as it could be recovered; null when there is none at all.</param>
/// <param name="Errors">All syntax errors by position; none exactly when the text is JSON.</param>
internal sealed record JsonSyntaxTree(JsonValue? Root, ImmutableArray<SyntaxError> Errors);

/// <summary>A value and where it stands.</summary>
// The nodes aren't records: comparing or printing them would go through the whole tree.
internal abstract class JsonValue(TextSpan span)
{
    /// <summary>The whole value, with its quotes or brackets.</summary>
    public TextSpan Span { get; } = span;
}

/// <summary>An object.</summary>
internal sealed class JsonObject(
    TextSpan span, TextSpan openSpan, ImmutableArray<JsonMember> members, bool isDamaged) : JsonValue(span)
{
    /// <summary>The opening brace.</summary>
    public TextSpan OpenSpan { get; } = openSpan;

    /// <summary>The members in the order of the text, those of the same name included.</summary>
    public ImmutableArray<JsonMember> Members { get; } = members;

    /// <summary>
    /// Whether something directly inside was skipped, or the end was missing or wrong: a member that is not there may
    /// only be hidden.
    /// </summary>
    public bool IsDamaged { get; } = isDamaged;
}

/// <summary>A name and a value of an object.</summary>
internal sealed class JsonMember(SourceString name, TextSpan nameSpan, bool isNameDamaged, JsonValue? value)
{
    public SourceString Name { get; } = name;

    /// <summary>The name with its quotes, as far as it has any.</summary>
    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>Whether the name is only a guess; see <see cref="JsonString.IsDamaged"/>.</summary>
    public bool IsNameDamaged { get; } = isNameDamaged;

    /// <summary>The value; null when it is missing or cannot be guessed, which has been reported.</summary>
    public JsonValue? Value { get; } = value;

    /// <summary>The name and, where there is one, the value.</summary>
    public TextSpan Span => Value is null ? NameSpan : TextSpan.FromBounds(NameSpan.Start, Value.Span.End);
}

/// <summary>An array.</summary>
internal sealed class JsonArray(
    TextSpan span, TextSpan openSpan, ImmutableArray<JsonValue> elements, bool isDamaged) : JsonValue(span)
{
    /// <summary>The opening bracket.</summary>
    public TextSpan OpenSpan { get; } = openSpan;

    public ImmutableArray<JsonValue> Elements { get; } = elements;

    /// <summary>Whether something directly inside was skipped, or the end was missing or wrong.</summary>
    public bool IsDamaged { get; } = isDamaged;
}

/// <summary>A string.</summary>
internal sealed class JsonString(TextSpan span, SourceString text, bool isDamaged) : JsonValue(span)
{
    public SourceString Text { get; } = text;

    /// <summary>
    /// Whether the text is only a guess, because the end, an escape or a character is wrong. A string that only lacks
    /// its quotes, or has the wrong ones, isn't a guess.
    /// </summary>
    public bool IsDamaged { get; } = isDamaged;
}

/// <summary>A number.</summary>
internal sealed class JsonNumber(TextSpan span, string text) : JsonValue(span)
{
    /// <summary>The number as it is written or, if it is wrong, as it was meant: always a JSON number.</summary>
    public string Text { get; } = text;
}

/// <summary>Which <see cref="JsonLiteral"/> it is.</summary>
internal enum JsonLiteralKind
{
    True,
    False,
    Null,
}

/// <summary>One of <c>true</c>, <c>false</c> and <c>null</c>.</summary>
internal sealed class JsonLiteral(TextSpan span, JsonLiteralKind kind) : JsonValue(span)
{
    public JsonLiteralKind Kind { get; } = kind;
}
