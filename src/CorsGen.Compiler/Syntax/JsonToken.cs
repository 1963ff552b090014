using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <summary>What a <see cref="JsonToken"/> is: JSON's own tokens, and those by which people miss them.</summary>
internal enum JsonTokenKind
{
    /// <summary>U+FEFF at the very start of the text.</summary>
    ByteOrderMark,

    /// <summary>A run of spaces, tabs, carriage returns and line feeds.</summary>
    WhiteSpace,

    /// <summary>A run of one character that looks like white space, but is none in JSON.</summary>
    OtherWhiteSpace,

    /// <summary>A comment, without its line break.</summary>
    Comment,

    /// <summary>A comment that goes on to the end of the text, for want of <c>*/</c>.</summary>
    UnclosedComment,

    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Comma,
    Semicolon,
    Colon,

    /// <summary><c>=</c>, also doubled or as an arrow.</summary>
    EqualsSign,

    /// <summary>A string in double quotes; its escapes may be wrong.</summary>
    String,

    /// <summary>A string in quotes that JSON does not know.</summary>
    MisquotedString,

    /// <summary>A string without its closing quote, up to where it was probably meant to end.</summary>
    UnterminatedString,

    /// <summary>What starts like a number; it may be none.</summary>
    Number,

    /// <summary>A literal or any other word without quotes, or with the closing one alone.</summary>
    Word,

    /// <summary>Characters that have no meaning in JSON.</summary>
    Stray,

    /// <summary>Stands behind the last token for the parser; the lexer has no such token.</summary>
    EndOfText,
}

/// <summary>A piece of a text. The tokens of a text cover it without gap or overlap.</summary>
internal readonly record struct JsonToken(JsonTokenKind Kind, TextSpan Span)
{
    public bool IsTrivia => Kind <= JsonTokenKind.UnclosedComment;

    public bool IsOpening => Kind is JsonTokenKind.OpenBrace or JsonTokenKind.OpenBracket;

    public bool IsClosing => Kind is JsonTokenKind.CloseBrace or JsonTokenKind.CloseBracket;

    public bool IsComma => Kind is JsonTokenKind.Comma or JsonTokenKind.Semicolon;

    public bool IsColon => Kind is JsonTokenKind.Colon or JsonTokenKind.EqualsSign;

    public bool IsString => Kind is JsonTokenKind.String or JsonTokenKind.MisquotedString
        or JsonTokenKind.UnterminatedString;

    public bool StartsValue => IsOpening || IsString || Kind is JsonTokenKind.Number or JsonTokenKind.Word;
}
