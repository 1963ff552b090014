using System;
using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Syntax;

namespace CorsGen.Tests.Syntax;

public class JsonSyntaxErrorTests
{
    /// <summary>A document, its errors as "text under the span|part of the message", and the tree.</summary>
    /// <remarks>The tree has <c>!</c> after what is damaged, and <c>?</c> for a missing value.</remarks>
    public static TheoryData<string, string[], string> Documents => new()
    {
        // Nothing there.
        { "", ["|the text is empty"], "?" },
        { " \n\t", ["|the text is empty"], "?" },
        { "@", ["@|Unexpected '@'; remove it"], "?" },
        { "}", ["}|Expected a value instead of '}'"], "?" },
        { ", {\"a\": 1}", [",|Expected a value instead of ','"], "{a:1}" },

        // Comments.
        { "{ // a\n \"b\": /* c */ 1 }", ["// a|doesn't allow comments; remove all 2 comments"], "{b:1}" },
        { "// a", ["// a|comments", "|the text is empty"], "?" },
        { "[1, /* 2]", ["/* 2]|does not end"], "[1]!" },
        { "[//]\n1]", ["//]|comments"], "[1]" },
        { "[1 /*a*/ /*b*/ 2]", ["/*a*/|all 2 comments", "2|Expected ',' or ']' before '2'"], "[1,2]" },

        // Commas.
        { "[1,]", [",|a comma before ']'; remove it"], "[1]" },
        { "{\"a\": 1 , }", [",|a comma before '}'"], "{a:1}" },
        { "[1,,2]", [",|Expected a value instead of ','; remove it"], "[1,2]" },
        { "[1,, ,2]", [", ,|Expected a value instead of ','"], "[1,2]" },
        { "{\"a\": 1,, \"b\": 2}", [",|Expected a property instead of ','"], "{a:1,b:2}" },
        { "[1,,]", [",,|Expected a value instead of ','"], "[1]" },
        { "[,1]", [",|Expected a value instead of ','"], "[1]" },
        { "[,]", [",|Expected a value instead of ','"], "[]" },
        { "[\"GET\" \"PUT\"]", ["\"PUT\"|Expected ',' or ']' before \"PUT\""], "[\"GET\",\"PUT\"]" },
        {
            "{\"a\": 1\n\"b\": {} \"c\": 2}",
            ["\"b\"|Expected ',' or '}' before \"b\"", "\"c\"|Expected ',' or '}'"],
            "{a:1,b:{},c:2}"
        },
        { "[1; 2]", [";|Expected ',' instead of ';'"], "[1,2]" },

        // Colons, names and values.
        { "{\"a\" 1}", ["1|Expected ':' before '1'"], "{a:1}" },
        {
            "{\"a\" = 1, \"b\" => 2}",
            ["=|Expected ':' instead of '='", "=>|Expected ':' instead of '=>'"],
            "{a:1,b:2}"
        },
        { "{\"a\":: 1}", [":|Expected a value instead of ':'; remove it"], "{a:1}" },
        { "{\"a\": , \"b\":}", [",|Expected a value before ','", "}|Expected a value before '}'"], "{a:?,b:?}" },
        { "{\"a\", \"b\": 1}", [",|Expected ':' and a value before ','"], "{a:?,b:1}" },
        { "{\"a\" \"b\": 1}", ["\"b\"|Expected ':' and a value before \"b\""], "{a:?,b:1}" },
        { "{\"a\":\n\"b\": 1}", ["\"b\"|Expected a value before \"b\""], "{a:?,b:1}" },
        { "{: 1, \"b\": 2}", [":|Expected a property name in double quotes before ':'"], "{b:2}!" },
        { "{[1], \"b\": 2}", ["[|Expected a property name in double quotes and ':' before '['"], "{b:2}!" },
        { "{\"a\": 1 2}", ["2|Expected ',' or '}' before '2'"], "{a:1}!" },
        { "[\"a\": 1]", [":|Expected ',' or ']' before ':'; only an object"], "[\"a\"]!" },
        { "{a: 1, b-c: 2, true: 3, 4: 5}", ["a|put them around all 4 names"], "{a:1,b-c:2,true:3,4:5}" },

        // Quotes.
        {
            "['GET', `PUT`, “POST”, ‘HEAD’]",
            ["'GET'|replace the quotes of all 4 strings"],
            "[\"GET\",\"PUT\",\"POST\",\"HEAD\"]"
        },
        { "{'a': 'it\\'s \"b\"'}", ["'a'|double quotes", "'it\\'s \"b\"'|double quotes"], "{a:\"it's \"b\"\"}" },
        { "[\"GET”, 'PUT']", ["\"GET”|closing '\"'", "'PUT'|double quotes"], "[\"GET\"!,\"PUT\"]" },
        { "{\"a\": \"b,\n\"c\": 1}", ["\"b|Expected a closing '\"' at the end of the string \"b"], "{a:\"b\"!,c:1}" },
        { "[\"GET, \"PUT\"]", ["\"GET|closing '\"'"], "[\"GET\"!,\"PUT\"]" },
        { "[\"GET\", \"PUT]", ["\"PUT|closing '\"'"], "[\"GET\",\"PUT\"!]" },
        { "{\"a: 1, \"b\": 2}", ["\"a|closing '\"'"], "{a:1,b:2}" },
        { "{\"a: [\"GET\"],\r\n\"b\": 1}", ["\"a|closing '\"'"], "{a:[\"GET\"],b:1}" },
        {
            "{\"a\": \"b",
            ["\"b|closing '\"'", "|Expected '}' at the end of the text to close the '{' of line 1, column 1"],
            "{a:\"b\"!}!"
        },
        { "[\"a\\\", 1]\n", ["\"a\\\", 1]|closing '\"'", "|Expected ']' at the end"], "[\"a\", 1]\"!]!" },
        { "{a\": 1, \"b\": 2}", ["a\"|opening '\"' before the property name"], "{a:1,b:2}" },
        { "[null\"]", ["null\"|opening '\"' before the string"], "[\"null\"]" },
        { "[true\"]", ["true\"|opening '\"' before the string 'true\"'"], "[\"true\"]" },
        { "[false\"]", ["false\"|opening '\"' before the string 'false\"'"], "[\"false\"]" },
        { "[trues\"]", ["trues\"|opening '\"' before the string 'trues\"'"], "[\"trues\"]" },
        { "{'a: 1}", ["'a|closing '\"' at the end of the string 'a"], "{a:1}" },
        { "{b: 'c}", ["b|name 'b'", "'c|closing '\"' at the end of the string 'c"], "{b:\"c\"!}" },
        { "{\"a, \"b\": 1}", ["\"a|closing '\"'", ",|Expected ':' and a value before ','"], "{a:?,b:1}" },
        { "[\"a\n,\"b\"]", ["\"a|closing '\"'"], "[\"a\"!,\"b\"]" },
        { "[\"a,]", ["\"a|closing '\"'", ",|a comma before ']'"], "[\"a\"!]" },
        { "[ ' ]", ["'|Unexpected ''' that opens or closes no string"], "[]!" },
        { "['", ["'|opens or closes no string", "|Expected ']' at the end"], "[]!" },
        { "{\"a\": [\"x\", \"y: 1]}", ["\"y|closing '\"'", ":|Expected ',' or ']' before ':'"], "{a:[\"x\",\"y\"!]!}" },
        { "[GET\", \"PUT\"]", ["GET\"|opening '\"' before the string"], "[\"GET\",\"PUT\"]" },
        { "[\"GET\"\", \"PUT\"]", ["\"|Unexpected '\"' that opens or closes no string"], "[\"GET\",\"PUT\"]!" },

        // Characters and escapes.
        {
            "[\"a\tb\", \"\0\"]",
            ["\t|A tab stands here; remove it", "\0|The control character U+0000 stands here"],
            "[\"a\tb\"!,\"\0\"!]"
        },
        {
            "[\"\\x\", \"\\.\\\\\"]",
            ["\\x|There is no escape '\\x'", "\\.|There is no escape '\\.'"],
            "[\"x\"!,\".\\\"!]"
        },
        {
            "[\"\\u12G4\", \"\\u12 a\", \"\\u\"]",
            ["\\u12G4|four hexadecimal digits", "\\u12|instead of '\\u12'", "\\u|four"],
            "[\"\uFFFD\"!,\"\uFFFD a\"!,\"\uFFFD\"!]"
        },
        { "[\"\\😀\"]", ["\\😀|There is no escape '\\😀'"], "[\"😀\"!]" },
        { "[\"\b\f\"]", ["\b|U+0008 stands here; remove it", "\f|U+000C stands here; remove it"], "[\"\b\f\"!]" },
        { "[\"\\u123\u0080\"]", ["\\u123|instead of '\\u123'"], "[\"\uFFFD\u0080\"!]" },
        {
            "[\"\\u12",
            ["\"\\u12|closing '\"'", "\\u12|instead of '\\u12'", "|Expected ']' at the end"],
            "[\"\uFFFD\"!]!"
        },
        { "[\"\\", ["\"\\|closing '\"'", "|Expected ']' at the end"], "[\"\\\"!]!" },
        { "[1,\u00A0\u00A02]", ["\u00A0\u00A0|U+00A0 is not white space in JSON; replace it with a space"], "[1,2]" },
        { "\uFEFF[\uFEFF]", ["\uFEFF|U+FEFF is not white space"], "[]" },
        { "[@1, 2# 3]", ["@|Unexpected '@'; remove it", "#|Unexpected '#'"], "[1,2,3]!" },
        { "[1, 2 # 3\n]", ["# 3|doesn't allow comments; remove it"], "[1,2]" },
        { "{\"a\": @}", ["@|Unexpected '@'"], "{a:?}!" },
        { "[[1] @, 2]", ["@|Unexpected '@'"], "[[1],2]!" },

        // Numbers and words.
        {
            "[01, +1, .5, 1., -0x1F, 00.50e1]",
            [
                "01|cannot start with a zero; write 1",
                "+1|cannot start with '+'; write 1",
                ".5|before its decimal point; write 0.5",
                "1.|after its decimal point; write 1",
                "-0x1F|no hexadecimal numbers such as '-0x1F'; write -31",
                "00.50e1|write 0.50e1",
            ],
            "[1,1,0.5,1,-31,0.50e1]"
        },
        {
            "[1e, 1e+, -, 1.2.3, 10px]",
            [
                "1e|digit after the exponent of '1e'",
                "1e+|exponent",
                "-|Expected a digit after '-'",
                "1.2.3|'1.2.3' isn't a number of JSON",
                "10px|number of JSON",
            ],
            "[]!"
        },
        { "{\"a\": - 1, \"b\": 1e}", ["-|Expected a digit after '-'", "1e|exponent"], "{a:?,b:?}!" },
        {
            "[NaN, -Infinity, undefined]",
            ["NaN|JSON has no 'NaN'", "-Infinity|JSON has no -Infinity", "undefined|JSON has no 'undefined'"],
            "[]!"
        },
        {
            "[True, FALSE, None, NULL, nil]",
            [
                "True|Expected 'true' instead of 'True'",
                "FALSE|Expected 'false'",
                "None|JSON has no 'None'; remove the property, or give it a value",
                "NULL|'null'",
                "nil|'nil'",
            ],
            "[true,false,null]!"
        },
        {
            "[GET, *, https://*.example.com, http://localhost:3000]",
            [
                "GET|Expected double quotes around the string 'GET'",
                "*|double quotes",
                "https://*.example.com|double quotes",
                "http://localhost:3000|double quotes",
            ],
            "[\"GET\",\"*\",\"https://*.example.com\",\"http://localhost:3000\"]"
        },
        { "{\"a\": my site, \"b\": 1}", ["my site|double quotes around the string 'my site'"], "{a:\"my site\",b:1}" },
        {
            "[-NaN, 0xaF, 0XFa, 0x0, 0xFFFFFFFF]",
            ["-NaN|JSON has no -NaN", "0xaF|write 175", "0XFa|write 250", "0x0|write 0", "0xFFFFFFFF|write 4294967295"],
            "[175,250,0,4294967295]!"
        },
        {
            "[0x, 0xg, 0x1g, 0x1FFFFFFFF, 1e5x]",
            [
                "0x|'0x' isn't a number of JSON",
                "0xg|number of JSON",
                "0x1g|number of JSON",
                "0x1FFFFFFFF|number of JSON",
                "1e5x|number of JSON",
            ],
            "[]!"
        },
        { "[$a, _b]", ["$a|double quotes around the string '$a'", "_b|string '_b'"], "[\"$a\",\"_b\"]" },
        { "[\u200B1, \u20602]", ["\u200B|U+200B is not white space in JSON", "\u2060|U+2060"], "[1,2]" },

        // What is long is shown in part, what is invisible by its number.
        {
            "[aaaaaaaabbbbbbbbccccccccdddddddd]",
            ["aaaaaaaabbbbbbbbccccccccdddddddd|'aaaaaaaabbbbbbbbccccccccdddddddd'"],
            "[\"aaaaaaaabbbbbbbbccccccccdddddddd\"]"
        },
        {
            "[aaaaaaaabbbbbbbbccccccccdddddddde]",
            ["aaaaaaaabbbbbbbbccccccccdddddddde|'aaaaaaaabbbbbbbbccccccccdddddddd…'"],
            "[\"aaaaaaaabbbbbbbbccccccccdddddddde\"]"
        },
        {
            "[\"a\u200B\U0001F40Bb]",
            ["\"a\u200B\U0001F40Bb|end of the string \"a\\u200B\U0001F40Bb"],
            "[\"a\u200B\U0001F40Bb\"!]"
        },

        // Brackets.
        {
            "{\"a\": [1, 2}, \"b\": 3}",
            ["}|Expected ']' instead of '}' to close the '[' of line 1, column 7"],
            "{a:[1,2]!,b:3}"
        },
        { "[1, 2}", ["}|Expected ']' instead of '}'"], "[1,2]!" },
        { "{\"a\": 1]", ["]|Expected '}' instead of ']'"], "{a:1}!" },
        { "{\"a\":\n [1, 2}", ["}|Expected ']' before '}' to close the '[' of line 2, column 2"], "{a:[1,2]!}" },
        { "{\"r\": [{\"a\": 1], \"b\": 2}", ["]|Expected '}' before ']'"], "{r:[{a:1}!],b:2}" },
        { "{\"r\": [{\"a\": 1}}]}", ["}|Unexpected '}', which closes nothing; remove it"], "{r:[{a:1}]!}" },
        { "[1}, 2]", ["}|Unexpected '}'"], "[1,2]!" },
        {
            "{\"r\": [{\"a\": [\"x\", \"y\"}, {\"b\": 1}]}",
            ["}|Expected ']' before '}'"],
            "{r:[{a:[\"x\",\"y\"]!},{b:1}]}"
        },
        { "{\"r\": [{\"a\": 1, {\"b\": 2}]}", ["{|Expected '}' before '{'"], "{r:[{a:1}!,{b:2}]}" },
        {
            "{\"a\": [\"x\",\n \"b\": 1}",
            ["\"b\"|Expected ']' before \"b\" to close the '[' of line 1, column 7"],
            "{a:[\"x\"]!,b:1}"
        },
        { "[1, 2", ["|Expected ']' at the end of the text to close the '[' of line 1, column 1"], "[1,2]!" },
        {
            "{\"r\": [{\"a\": [\"*\"\n",
            ["|Expected ']' at the end of the text to close the '[' of line 1, column 14; 3 more brackets are open"],
            "{r:[{a:[\"*\"]!}!]!}!"
        },
        { "{\"a\":", ["|Expected '}' at the end"], "{a:?}!" },
        { "[1, 2)", [")|Unexpected ')'", "|Expected ']' at the end"], "[1,2]!" },
        { "{\"a\": [1", ["|to close the '[' of line 1, column 7; 1 more bracket is open"], "{a:[1]!}!" },

        // One too many and one too few make even.
        {
            "{\"r\": [{\"a\": 1}}, {\"b\": [1}]}",
            ["}|Unexpected '}', which closes nothing", "}|Expected ']' before '}'"],
            "{r:[{a:1},{b:[1]!}]!}"
        },
        {
            "{\"r\": [{\"a\": [1}, {\"b\": 2}}]}",
            ["}|Expected ']' before '}'", "}|Unexpected '}', which closes nothing"],
            "{r:[{a:[1]!},{b:2}]!}"
        },
        { "{\"r\": [{\"a\": 1]], \"b\": 2}", ["]|Expected '}' instead of ']'"], "{r:[{a:1}!],b:2}" },
        { "[[1}, 2]", ["}|Expected ']' instead of '}'"], "[[1]!,2]" },
        { "[{\"a\": 1], 2]", ["]|Expected '}' instead of ']'"], "[{a:1}!,2]" },
        { "{\"a\": {\"b\": 1], \"c\": 2}", ["]|Expected '}' instead of ']'"], "{a:{b:1}!,c:2}" },
        { "[[1], 2}, 3]", ["}|Unexpected '}'"], "[[1],2,3]!" },
        { "[{\"a\": [1}}]", ["}|Expected ']' instead of '}'"], "[{a:[1]!}]" },
        { "{\"a\": [1}}", ["}|Expected ']' instead of '}'"], "{a:[1]!}" },
        { "{\"a\": {\"b\": [1}}", ["}|Expected ']' before '}'"], "{a:{b:[1]!}}" },
        { "[1, {\"a\": 2]]", ["]|Expected '}' instead of ']'"], "[1,{a:2}!]" },
        { "[{\"a\": 1}, \"b\": 2}]", [":|only an object", "}|Unexpected '}'"], "[{a:1},\"b\"]!" },

        // After the end.
        { "{\"a\": 1}}", ["}|Expected the end of the text before '}'; remove it"], "{a:1}" },
        {
            "[1] [2], @ // c",
            ["[|A second list starts here", ", @|Expected the end of the text before ', @'"],
            "[1,2]!"
        },
        { "[1] @ x", ["@ x|Expected the end of the text"], "[1]" },
        { "{};", [";|Expected the end of the text"], "{}" },
        { "[] // a\n", ["// a|comments"], "[]" },
        { "[[1]], 2]", [", 2]|Expected the end of the text before ', 2]'"], "[[1]]" },
        { "[1] ]", ["]|Expected the end of the text"], "[1]" },
        { "1 2", ["2|Expected the end of the text"], "1" },

        // Several at once.
        {
            "{\"a\": [1, 2], /* x */ 'b': tru, \"c\" 3 \"d\": 01,}",
            [
                "/* x */|comments", "'b'|double quotes", "tru|double quotes", "3|Expected ':'", "\"d\"|Expected ','",
                "01|zero", ",|a comma",
            ],
            "{a:[1,2],b:\"tru\",c:3,d:1}"
        },
        {
            "{\n  \"r\": [\n    { o: [\"*\"] \"m\": [\"GET\",, \"P\\UT\"], },\n    { \"m\": 'GET' }\n  ]\n",
            [
                "o|property name",
                "\"m\"|Expected ',' or '}'",
                ",|Expected a value",
                "\\U|no escape",
                ",|a comma",
                "'GET'|double quotes",
                "|Expected '}' at the end of the text to close the '{' of line 1, column 1",
            ],
            "{r:[{o:[\"*\"],m:[\"GET\",\"PUT\"!]},{m:\"GET\"}]}!"
        },
        {
            "{\"r\": [{\"o\": [\"a}, {\"m\" = [\"GET\" \"PUT\"]}]} x",
            ["\"a|closing", "}|Expected ']' before '}'", "=|':'", "\"PUT\"|','", "x|end of the text"],
            "{r:[{o:[\"a\"!]!},{m:[\"GET\",\"PUT\"]}]}"
        },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Reports_every_slip_once_and_reads_the_rest(string document, string[] errors, string tree)
    {
        JsonSyntaxTree result = JsonParser.Parse(document);

        Assert.Equal(
            errors.Select(error => error[..error.LastIndexOf('|')]),
            result.Errors.Select(error => document.Substring(error.Span.Start, error.Span.Length)));
        foreach ((string expected, SyntaxError error) in errors.Zip(result.Errors))
        {
            Assert.Contains(expected[(expected.LastIndexOf('|') + 1)..], error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(tree, Show(result.Root));
    }

    [Theory]
    [InlineData("[1, 2", 5)]
    [InlineData("[1, 2\n\n", 7)]
    [InlineData("// a\n", 5)]
    public void What_is_missing_at_the_end_is_an_empty_span_there(string document, int expected)
    {
        SyntaxError error = JsonParser.Parse(document).Errors[^1];
        Assert.Equal((expected, 0), (error.Span.Start, error.Span.Length));
    }

    [Theory]
    [InlineData("{\"a\":1,,}", 6)]
    [InlineData("[1,2,,3]", 5)]
    [InlineData("[\"a\"\"b\"]", 4)]
    public void Of_several_like_characters_the_wrong_one_is_marked(string document, int expected) =>
        Assert.Equal(expected, Assert.Single(JsonParser.Parse(document).Errors).Span.Start);

    [Fact]
    public void Nodes_know_where_they_stand()
    {
        const string Document = " {\"a\": [1, \"x\\u0041y\"] , b: true}";
        var root = Assert.IsType<JsonObject>(JsonParser.Parse(Document).Root);
        var array = Assert.IsType<JsonArray>(root.Members[0].Value);
        var text = Assert.IsType<JsonString>(array.Elements[1]);

        Assert.Equal(Document.Trim(), Source(root.Span));
        Assert.Equal((1, "{"), (root.OpenSpan.Start, Source(root.OpenSpan)));
        Assert.Equal("\"a\"", Source(root.Members[0].NameSpan));
        Assert.Equal("a", Source(root.Members[0].Name.Span));
        Assert.Equal("\"a\": [1, \"x\\u0041y\"]", Source(root.Members[0].Span));
        Assert.Equal("[1, \"x\\u0041y\"]", Source(array.Span));
        Assert.Equal("[", Source(array.OpenSpan));
        Assert.Equal("\"x\\u0041y\"", Source(text.Span));
        Assert.Equal("x\\u0041y", Source(text.Text.Span));
        Assert.Equal("\\u0041", Source(text.Text.SpanOf(1, 1)));
        Assert.Equal("y", Source(text.Text.SpanOf(2, 1)));
        Assert.Equal("b", Source(root.Members[1].NameSpan));
        Assert.Equal("b", Source(root.Members[1].Name.Span));
        Assert.Equal("true", Source(root.Members[1].Value!.Span));

        static string Source(Compiler.Text.TextSpan span) => Document.Substring(span.Start, span.Length);
    }

    [Fact]
    public void A_name_that_is_a_guess_says_so()
    {
        var root = Assert.IsType<JsonObject>(JsonParser.Parse("{\"a: 1,\n'b': 2, c: 3, \"\\d\": 4}").Root);
        Assert.Equal(
            [("a", true), ("b", false), ("c", false), ("d", true)],
            root.Members.Select(m => (m.Name.Value, m.IsNameDamaged)));
    }

    private static string Show(JsonValue? value) => value switch
    {
        null => "?",
        JsonObject { Members: IEnumerable<JsonMember> members } found =>
            $"{{{string.Join(',', members.Select(m => $"{m.Name.Value}:{Show(m.Value)}"))}}}{Damage(found.IsDamaged)}",
        JsonArray { Elements: IEnumerable<JsonValue> elements } found =>
            $"[{string.Join(',', elements.Select(Show))}]{Damage(found.IsDamaged)}",
        JsonString text => $"\"{text.Text.Value}\"{Damage(text.IsDamaged)}",
        JsonNumber number => number.Text,
        JsonLiteral { Kind: JsonLiteralKind.True } => "true",
        JsonLiteral { Kind: JsonLiteralKind.False } => "false",
        JsonLiteral => "null",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string Damage(bool isDamaged) => isDamaged ? "!" : "";
}
