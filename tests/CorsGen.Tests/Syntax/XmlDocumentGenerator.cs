using System;
using System.Linq;
using System.Text;

namespace CorsGen.Tests.Syntax;

/// <summary>Writes well-formed documents that use everything XML has, and spoils them.</summary>
internal sealed class XmlDocumentGenerator(Random random)
{
    private static readonly string[] s_texts =
    [
        "x", "https://example.com", " ", "\n", "\r", "\r\n", "\t", "é", "\u2028", "\u0085", "\U0001F600", "]]", ">",
        "'", "\"",
        "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#42;", "&#x2A;", "&#x2a;", "&#x1F600;", "&#13;", "&#10;", "&#9;",
        "&#32;",
    ];

    private static readonly string[] s_nodes =
    [
        "<!---->", "<!-- x -->", "<!-- <b/> \r\n &bad; -->", "<![CDATA[]]>", "<![CDATA[x]]>",
        "<![CDATA[\r\n&amp;<b>]] >]]>",
        "<![CDATA[ ]]>", "<?p?>", "<?p <b/> &?>", "<?p ??>",
    ];

    private static readonly string[] s_spoilers =
    [
        "<", ">", "&", "]]>", "'", "\"", "/", "=", "<!--", "-->", "--", "<![CDATA[", "<?", "?>", "</a>", "<a>", "<b/>",
        " ", "\r",
        "\u0001", "\0", "\uD83D", "\uDE00", "\uFFFF", "\uFEFF", "&bad;", "&#0;", "&#xD800;", "&lt;", "<!DOCTYPE a>",
        "p:", "x",
    ];

    private static readonly string[] s_names = ["a", "b", "CORSRule", "AllowedOrigin", "é-1", "p:a", "q:b", "xml.x"];

    private static readonly string[] s_attributes = ["a", "b", "p:a", "q:a", "xml:lang", "xmlns:r", "é"];

    private readonly StringBuilder _text = new();

    public string Document(int repeat = 1)
    {
        _text.Clear();
        _text.Append(Maybe("\uFEFF")).Append(Maybe("<?xml version='1.0' encoding=\"utf-16\" ?>"));
        _text.Append(Maybe("<!-- x\r\n -->")).Append(Maybe("\r")).Append(Maybe("<?p?>"));
        _text.Append("<r xmlns:p='urn:p' xmlns:q = \"urn:q\"").Append(Maybe(" xmlns='urn:d'")).Append('>');
        for (int i = 0; i < repeat; i++)
        {
            Content(depth: 0);
        }

        return _text.Append("</r").Append(Space()).Append('>').Append(Maybe("\n<!-- -->")).ToString();
    }

    public string Mutate(string text)
    {
        for (int changes = random.Next(1, 3); changes > 0; changes--)
        {
            int position = random.Next(text.Length);
            int length = Math.Min(random.Next(1, 4), text.Length - position);
            text = random.Next(4) switch
            {
                0 => text.Remove(position, length) + (length == text.Length ? " " : ""),
                1 => text.Insert(position, text.Substring(position, length)),
                2 => text.Remove(position, 1).Insert(position, Any(s_spoilers)),
                _ => text.Insert(position, Any(s_spoilers)),
            };
        }

        return text;
    }

    private void Content(int depth)
    {
        for (int nodes = random.Next(5); nodes > 0; nodes--)
        {
            switch (random.Next(6))
            {
                case 0:
                    _text.Append(Any(s_nodes));
                    break;
                case < 3 when depth < 5:
                    Element(depth);
                    break;
                default:
                    Value(Any(s_texts));
                    break;
            }
        }
    }

    private void Element(int depth)
    {
        string name = Any(s_names);
        _text.Append('<').Append(name);
        foreach (string attribute in s_attributes.Where(_ => random.Next(6) == 0))
        {
            _text.Append(Any([" ", "\r\n", "\t "])).Append(attribute).Append(Space()).Append('=').Append(Space());
            char quote = random.Next(2) == 0 ? '"' : '\'';
            _text.Append(quote).Append(attribute == "xmlns:r" ? "urn:r" : "");
            for (int i = random.Next(4); i > 0; i--)
            {
                Value(Any(s_texts).Replace(quote, '>'));
            }

            _text.Append(quote);
        }

        _text.Append(Space());
        if (random.Next(3) == 0)
        {
            _text.Append("/>");
            return;
        }

        _text.Append('>');
        Content(depth + 1);
        _text.Append("</").Append(name).Append(Space()).Append('>');
    }

    // The one thing that text may not say.
    private void Value(string text) => _text.Append(text[0] == '>' && _text[^1] == ']' ? "&gt;" : text);

    private string Space() => Any(["", "", "", " ", "\r\n", "\t"]);

    private string Maybe(string text) => random.Next(2) == 0 ? text : "";

    private string Any(string[] choices) => choices[random.Next(choices.Length)];
}
