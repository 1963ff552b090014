using System;
using System.Text;

namespace CorsGen.Tests.Syntax;

/// <summary>Makes JSON documents, and breaks them.</summary>
internal sealed class JsonDocumentGenerator(Random random)
{
    private static readonly string[] s_strings =
    [
        "", "*", "GET", "https://*.example.com", "\\n", "\\\"", "\\\\", "\\/", "\\b\\f\\r\\t", "\\u0000", "\\u00e9",
        "\\uD83D\\uDE00", "\\uD800", "\\uDC00x", "\\\\u12G4", "\u007f", "\u00a0", "\u2028", "\ufeff", "é", "😀", "𠮷",
        "“”", "'", "//", "/* */", "{", "]", ":", ",", "\\u005c\\u0022", "\uffff",
    ];

    private static readonly string[] s_numbers =
    [
        "0", "-0", "1", "-1", "10", "3000", "0.5", "-0.0", "1e5", "1E+5", "1e-5", "1.25e+300", "0e0",
        "123456789012345678901234567890",
    ];

    private static readonly string[] s_names =
    [
        "CORSRules", "AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposeHeaders", "MaxAgeSeconds", "ID", "a",
        "a", "",
        "\\u0061", "\\uD800", "x\\ny", "é",
    ];

    private static readonly string[] s_fragments =
    [
        "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "/", "//", "/*", "*/", " ", "\t", "\n", "\r\n", "\0", "\u0001",
        "\u000b",
        "\u00a0", "\u2028", "\ufeff", "\u007f", "“", "”", "0", "1", "9", "-", "+", ".", "e", "E", "x", "u", "n", "00",
        "0x1",
        "1.", ".5", "1e", "1e+", "-.", "--1", "true", "false", "null", "True", "NaN", "Infinity", "undefined", "\\u",
        "\\u12",
        "\\u12G4", "\\x", "\\\"", "\"a\"", "\"a\":", "\"a\":1,", "[]", "{}", "[[", "]]", "}}", ",,", "::", "=", ";",
        "@", "😀",
        "tru", "nul", "é", "1 2", "a:1", "'a'",
    ];

    /// <summary>A valid document, unless it is nested more than 64 levels deep.</summary>
    public string Document()
    {
        var document = new StringBuilder();
        if (random.Next(20) == 0)
        {
            document.Append('\ufeff');
        }

        switch (random.Next(10))
        {
            case 0:
                Nested(document, random.Next(60, 70));
                break;
            case < 4:
                Cors(document);
                break;
            default:
                Value(document, 0);
                break;
        }

        WhiteSpace(document);
        return document.ToString();
    }

    /// <summary>A document with a few slips; sometimes none of them matters.</summary>
    public string Mutate(string document)
    {
        var mutated = new StringBuilder(document);
        for (int slips = random.Next(1, 5); slips > 0; slips--)
        {
            int start = random.Next(mutated.Length + 1);
            int length = Math.Min(random.Next(3) == 0 ? random.Next(1, 9) : 1, mutated.Length - start);
            switch (random.Next(5))
            {
                case 0:
                    mutated.Remove(start, length);
                    break;
                case 1:
                    mutated.Insert(start, Pick(s_fragments));
                    break;
                case 2:
                    mutated.Remove(start, length).Insert(start, Pick(s_fragments));
                    break;
                case 3:
                    mutated.Insert(random.Next(mutated.Length + 1), mutated.ToString(start, length));
                    break;
                default:
                    string moved = mutated.ToString(start, length);
                    mutated.Remove(start, length);
                    mutated.Insert(Math.Min(start + random.Next(1, 4), mutated.Length), moved);
                    break;
            }
        }

        return mutated.ToString();
    }

    /// <summary>Anything: fragments of JSON, and any UTF-16 code units.</summary>
    public string Garbage(int maxPieces)
    {
        var garbage = new StringBuilder();
        for (int i = random.Next(maxPieces); i > 0; i--)
        {
            _ = random.Next(8) == 0
                ? garbage.Append((char)random.Next(char.MaxValue + 1))
                : garbage.Append(Pick(s_fragments));
        }

        return garbage.ToString();
    }

    private void Value(StringBuilder document, int depth)
    {
        WhiteSpace(document);
        switch (random.Next(depth > 6 ? 6 : 10))
        {
            case 0 or 1 or 2:
                String(document, s_strings);
                break;
            case 3:
                Number(document);
                break;
            case 4:
                document.Append(Pick(["true", "false", "null"]));
                break;
            case 5:
                document.Append(Pick(["[]", "{}", "[ ]", "{\n}"]));
                break;
            case 6 or 7:
                Items(document, '[', ']', () => Value(document, depth + 1));
                break;
            default:
                Items(document, '{', '}', () =>
                {
                    Name(document);
                    Value(document, depth + 1);
                });
                break;
        }

        WhiteSpace(document);
    }

    private void Cors(StringBuilder document)
    {
        document.Append("{\"CORSRules\":");
        Items(document, '[', ']', () => Items(document, '{', '}', () =>
        {
            Name(document);
            if (random.Next(4) == 0)
            {
                Number(document);
            }
            else
            {
                Items(document, '[', ']', () => String(document, s_strings));
            }
        }));
        document.Append('}');
    }

    private void Nested(StringBuilder document, int depth)
    {
        bool[] isObject = new bool[depth];
        for (int i = 0; i < depth; i++)
        {
            isObject[i] = random.Next(2) == 0;
            document.Append(isObject[i] ? "{\"a\":" : "[");
            WhiteSpace(document);
        }

        Number(document);
        for (int i = depth - 1; i >= 0; i--)
        {
            document.Append(isObject[i] ? '}' : ']');
            if (i > 0 && random.Next(4) == 0)
            {
                document.Append(isObject[i - 1] ? ",\"b\":[{}]" : ",[[]]");
            }
        }
    }

    private void Items(StringBuilder document, char open, char close, Action item)
    {
        document.Append(open);
        for (int i = random.Next(5); i > 0; i--)
        {
            WhiteSpace(document);
            item();
            document.Append(i > 1 ? "," : "");
        }

        WhiteSpace(document);
        document.Append(close);
    }

    private void Name(StringBuilder document)
    {
        String(document, s_names);
        WhiteSpace(document);
        document.Append(':');
        WhiteSpace(document);
    }

    private void String(StringBuilder document, string[] pieces)
    {
        document.Append('"');
        for (int i = random.Next(3) == 0 ? random.Next(5) : 1; i > 0; i--)
        {
            document.Append(Pick(pieces));
        }

        document.Append('"');
    }

    private void Number(StringBuilder document)
    {
        if (random.Next(2) == 0)
        {
            document.Append(Pick(s_numbers));
            return;
        }

        document.Append(random.Next(3) == 0 ? "-" : "").Append(random.Next(2000));
        document.Append(random.Next(3) == 0 ? "." + random.Next(100) : "");
        document.Append(random.Next(3) == 0 ? Pick(["e", "E", "e+", "E-"]) + random.Next(100) : "");
    }

    private void WhiteSpace(StringBuilder document)
    {
        if (random.Next(4) == 0)
        {
            document.Append(Pick([" ", "  ", "\t", "\n", "\r\n", " \n\t "]));
        }
    }

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
