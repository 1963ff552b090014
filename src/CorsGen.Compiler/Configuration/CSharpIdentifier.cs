using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CorsGen.Compiler.Configuration;

/// <summary>What C# takes for an identifier (C# specification, "Identifiers" and "Keywords").</summary>
internal static class CSharpIdentifier
{
    // Those that are keywords everywhere; a contextual one can be the name of a class.
    private static readonly HashSet<string> s_keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const",
        "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false",
        "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is",
        "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct",
        "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual",
        "void",
        "volatile", "while", "__arglist", "__makeref", "__reftype", "__refvalue",
    ];

    public static bool IsKeyword(string name) => s_keywords.Contains(name);

    public static bool IsValid(string name) => name.Length > 0 && IsStart(name[0]) && name.All(IsPart);

    /// <summary>Whether an identifier can start with the character.</summary>
    public static bool IsStart(char c) => c == '_' || char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    /// <summary>Whether it can stand anywhere else in one.</summary>
    public static bool IsPart(char c) => IsStart(c) || char.GetUnicodeCategory(c) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}
