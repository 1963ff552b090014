using System;
using System.Linq;
using System.Text;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Proposals;
using static CorsGen.Tests.Errors.ErrorAssert;

namespace CorsGen.Tests.Errors;

/// <summary>What stands in a file in the place of JSON or XML is told in one error, with what to do.</summary>
public class OtherTextTests
{
    private const string Rule = """{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"] }""";
    private const string Lines =
        "[\n  {\n    \"AllowedOrigins\": [\"https://a.example\"],\n    \"AllowedMethods\": [\"GET\"]\n  }\n]\n";
    private const string Object = "{\n  AllowedOrigins: ['https://a.example'],\n  AllowedMethods: ['GET', 'PUT'],\n}";

    [Theory]
    [InlineData("aws s3api put-bucket-cors --bucket b --cors-configuration '{\"CORSRules\": [" + Rule + "]}'\n")]
    [InlineData("aws s3api put-bucket-cors \\\n  --bucket b \\\n  --cors-configuration '{\n  \"CORSRules\": [\n    " +
        Rule + "\n  ]\n}'\n")]
    [InlineData(
        "#!/bin/bash\n# Don't run twice.\nset -e\naws s3api put-bucket-cors --bucket ${B} --cors-configuration " +
        "'{\"CORSRules\": [" + Rule + "]}'\n")]
    [InlineData("$ curl -X PUT -H 'Content-Type: application/json' https://api.example/cors -d '[" + Rule + "]'\n")]
    [InlineData(
        "curl -X PUT https://b.example/?cors -d " +
        "'<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin></CORSRule></CORSConfiguration>'\n")]
    [InlineData("CORS_RULES='[" + Rule + "]'\n")]
    [InlineData("const rules = `[" + Rule + "]`;\n")]
    [InlineData("$cors = @'\n" + Lines + "'@\nWrite-S3CORSConfiguration -BucketName b\n")]
    [InlineData("@\"\n" + Lines + "\"@ | Set-Content cors.json\n")]
    public void Rules_in_the_quotes_of_a_command(string text) => One(
        text,
        "The CORS file is what stands in quotes here, in a command or a program; keep that alone, without the quotes");

    [Theory]
    [InlineData(
        "aws s3api put-bucket-cors --cors-configuration \"{\\\"CORSRules\\\": [{\\\"AllowedOrigins\\\": " +
        "[\\\"*\\\"]}]}\"")]
    public void And_with_their_own_quotes_escaped(string text) => One(
        text,
        "The CORS file is what stands in quotes here, in a command or a program; keep that alone, without the " +
        "quotes, and write '\"' for " +
        "each '\\\"' in it");

    [Theory]
    [InlineData("diff --git a/cors.json b/cors.json\n--- a/cors.json\n+++ b/cors.json\n@@ -1 +1 @@\n-[]\n+[" + Rule +
        "]\n")]
    [InlineData("--- cors.json\n+++ cors.json\n@@ -0,0 +1 @@\n+[" + Rule + "]\n")]
    [InlineData(
        "commit 1\n\n    Rules\n\ndiff --git a/cors.xml b/cors.xml\n@@ -1 +1 " +
        "@@\n-<CORSConfiguration/>\n+<CORSConfiguration>\n")]
    public void A_diff(string text) => One(
        text,
        "This is a diff, not the file that it changes; below '@@', keep the lines that start with ' ' or '+', each " +
        "without that character, and remove all other lines");

    [Theory]
    [InlineData(
        " [\n   {\n-    \"AllowedOrigins\": [\"*\"],\n+    \"AllowedOrigins\": [\"https://a.example\"],\n     " +
        "\"AllowedMethods\": [\"GET\"]\n   }\n ]\n")]
    [InlineData("+[\n+  " + Rule + "\n+]\n")]
    public void A_part_of_a_diff(string text) => One(
        text,
        "This is a diff, not the file that it changes; keep the lines that start with ' ' or '+', each without that " +
        "character, and remove all other lines");

    [Theory]
    [InlineData(
        "module.exports = [" + Object + "];\n",
        "remove 'module.exports =' before the rules and ';' after them, put all names and strings in double quotes " +
        "and remove commas before closing brackets")]
    [InlineData(
        "export default [" + Object + "]",
        "remove 'export default' before the rules, put all names and strings in double quotes and remove commas " +
        "before closing brackets")]
    [InlineData(
        "export default {\n  CORSRules: [\n    {\n      AllowedOrigins: [\"*\"],\n      AllowedMethods: [\"GET\"]\n " +
        "   }\n  ]\n}\n",
        "remove 'export default' before the rules and put all names in double quotes")]
    [InlineData(
        "rules = [{ 'AllowedOrigins': ['*'], 'AllowedMethods': ['GET'] }]",
        "remove 'rules =' before the rules and put all strings in double quotes")]
    [InlineData(
        "[" + Object + "]", "put all names and strings in double quotes and remove commas before closing brackets")]
    [InlineData(
        "// JSON5\n[\n  {\n    AllowedOrigins: ['*'], // all\n    AllowedMethods: ['GET'],\n    MaxAgeSeconds: " +
        "0xE10\n  }\n]",
        "put all names and strings in double quotes, write numbers in digits and remove comments")]
    public void An_object_of_a_program(string text, string cure) =>
        One(text, $"This is written as in a program (JavaScript, JSON5, Python), not as JSON; {cure}");

    [Fact]
    public void What_is_wrong_in_it_beside_its_language_is_told_too() => Json(
        "const rules = [{ AllowedOrigins: ['*'], AllowedMethods: ['get'], Note: 1 }]",
        ("CORS001", "const rules =", "This is written as in a program (JavaScript, JSON5, Python), not as JSON; …"),
        ("CORS005", "get", "…"),
        ("CORS003", "Note", "…"));

    [Theory]
    [InlineData(
        "builder.Services.AddCors(options =>\n{\n    options.AddPolicy(\"a\", p => " +
        "p.WithOrigins(\"https://a.example\"));\n});\n",
        "builder.Services.AddCors(options…")]
    [InlineData("location / {\n  add_header Access-Control-Allow-Origin *;\n}\n", "location /")]
    public void Code_that_is_no_list_of_rules(string text, string start) =>
        One(text, $"'{start}' starts a text that is neither JSON nor XML; …");

    [Theory]
    [InlineData("CORS_ORIGINS=https://a.example,https://b.example\nCORS_METHODS=GET\n")]
    [InlineData("# production\nALLOWED_ORIGINS=\"https://a.example\"\n")]
    [InlineData("export ALLOWED_ORIGINS='https://a.example'\n")]
    [InlineData("cors.allowed-origins=https://a.example\ncors.allowed-methods=GET\n")]
    [InlineData("allowed_origins = [\"https://a.example\"]\nallowed_methods = [\"GET\"]\n")]
    [InlineData("cors {\n  allowed-origins = [\"https://a.example\"]\n  allowed-methods = [\"GET\"]\n}\n")]
    [InlineData(
        "CORSRules = [\n  {\n    AllowedOrigins = [\"https://a.example\"]\n    AllowedMethods = [\"GET\"]\n  }\n]\n")]
    public void Settings(string text) =>
        One(text, "This is a list of settings with '=' (.env, TOML, HOCON), and a CORS file is JSON or XML; …");

    [Theory]
    [InlineData("; uploads\n[cors]\nallowed_origins = https://a.example\n")]
    [InlineData("[cors]\n; who\nallowed_origins=https://a.example\n")]
    public void Sections(string text) => One(text, "This is TOML or INI, and a CORS file is JSON or XML; …");

    [Theory]
    [InlineData("AllowedOrigins,AllowedMethods,MaxAgeSeconds\nhttps://a.example,GET,3000\n")]
    [InlineData("\"AllowedOrigins\",\"AllowedMethods\"\n\"https://a.example\",\"GET\"\n")]
    [InlineData("Allowed origin;Method\nhttps://a.example;GET\n")]
    [InlineData("origin\tmethod\nhttps://a.example\tGET\n")]
    public void A_table(string text) => One(text, "This is a table (CSV), and a CORS file is JSON or XML; …");

    [Theory]
    [InlineData(
        "{\\rtf1\\ansi\\f0 [\\{\"AllowedOrigins\": [\"*\"]\\}]}",
        "This is RTF, the format of a word processor; save the rules as plain text")]
    [InlineData("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n", "This is a PDF document, not a CORS file; …")]
    [InlineData("<?php\nreturn ['allowed_origins' => ['*']];\n", "This is PHP, and a CORS file is JSON or XML; …")]
    [InlineData(
        "\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0\u0002\0>\0",
        "This is a binary file, and a CORS file is text; …")]
    [InlineData("PK\u0003\u0004\u0014\0\0\0\u0008\0[\0{\0", "This is a binary file, and a CORS file is text; …")]
    public void Other_formats(string text, string message) => One(text, message);

    [Fact]
    public void Encodings()
    {
        foreach (string text in new[] { Lines, "<CORSConfiguration/>\n" })
        {
            One(
                Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(text)),
                "This file is in UTF-16 without a byte order mark; save it as UTF-8");
            One(
                Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes(text)),
                "This file is in UTF-16 without a byte order mark; save it as UTF-8");
            One(
                Encoding.Latin1.GetString(Encoding.UTF32.GetBytes(text)),
                "This file is in UTF-32 without a byte order mark; save it as UTF-8");
            One(
                Convert.ToBase64String(Encoding.UTF8.GetBytes(text), Base64FormattingOptions.InsertLineBreaks),
                "This is a CORS file in Base64; decode it, …");
        }
    }

    [Theory]
    [InlineData("  1  [\n  2    " + Rule + "\n  3  ]\n")]
    [InlineData("10: [\n11:   " + Rule + "\n12: ]\n")]
    public void Numbers_of_lines(string text) =>
        One(text, "The number of each line stands before it here; remove the numbers");

    [Theory]
    [InlineData(
        "[\n  {\n    \\\"AllowedOrigins\\\": [\\\"*\\\"],\n    \\\"AllowedMethods\\\": [\\\"GET\\\"]\n  }\n]\n",
        "The quotes are escaped here, as in a string of a program; write '\"' for each '\\\"'")]
    [InlineData(
        "[\\n  {\\n    \\\"AllowedOrigins\\\": [\\\"*\\\"]\\n  }\\n]",
        "The quotes are escaped here, as in a string of a program; write '\"' for each '\\\"', and a line break for " +
        "each '\\n'")]
    [InlineData("&lt;CORSConfiguration&gt;&lt;/CORSConfiguration&gt;", "This text is escaped for a web page; …")]
    [InlineData("[{&quot;AllowedOrigins&quot;: [&quot;*&quot;]}]", "This text is escaped for a web page; …")]
    public void Escaped_quotes(string text, string message) => One(text, message);

    [Theory]
    [InlineData(
        "[" + Rule + "]",
        "A CORS file is a list of rules, [ { … } ], or { \"CORSRules\": [ { … } ] }; this is a string that holds the " +
        "text of one: write that text here, without its quotes and backslashes")]
    [InlineData(
        "<CORSConfiguration/>",
        "…this is a string that holds the text of one: write that text here, without its quotes and backslashes")]
    public void A_string_that_holds_the_file(string text, string message)
    {
        string json = System.Text.Json.JsonSerializer.Serialize(text);
        Json(json, ("CORS002", json, message));
        string rules = $"{{ \"CORSRules\": {json} }}";
        Json(
            rules,
            ("CORS002", json, "'CORSRules' must be a list of rules, [ { … } ]; this is a string that holds the text " +
                "of one: …"));
    }

    [Theory]
    [InlineData(
        "-- uploads\n[" + Rule + "]", "-- uploads", "JSON, and so Amazon S3, doesn't allow comments; remove it")]
    [InlineData(
        "--[[ uploads\nand more ]]\n[" + Rule + "]",
        "--[[ uploads\nand more ]]",
        "JSON, and so Amazon S3, doesn't allow comments; remove it")]
    [InlineData(
        "[\n  -- uploads\n  " + Rule + " -- end\n]",
        "-- uploads",
        "JSON, and so Amazon S3, doesn't allow comments; remove all 2 comments of the file")]
    [InlineData(
        "<!-- uploads -->\n[" + Rule + "]",
        "<!-- uploads -->",
        "JSON, and so Amazon S3, doesn't allow comments; remove it")]
    [InlineData(
        "[" + Rule + ", ...]", "...", "'...' stands for something that was left out; write it, or remove '...'")]
    [InlineData("[" + Rule + ", …]", "…", "'…' stands for something that was left out; write it, or remove '…'")]
    [InlineData(
        "",
        "",
        "Expected rules, but the text is empty; write them as [ { \"AllowedOrigins\": [ \"…\" ], \"AllowedMethods\": " +
        "[ \"…\" ] } ]")]
    [InlineData(" \n\t\n", "", "Expected rules, but the text is empty; …")]
    public void Slips(string text, string under, string message) => Json(text, ("CORS001", under, message));

    [Theory]
    [InlineData("<")]
    [InlineData("-")]
    [InlineData("- ")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("-\n")]
    [InlineData("# \n")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("a'")]
    [InlineData("`")]
    [InlineData("+\n")]
    [InlineData("a=")]
    [InlineData("a=\n")]
    [InlineData("a=[ ")]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData("a,")]
    [InlineData("[ ")]
    [InlineData("{\\n ")]
    [InlineData("{ \\n")]
    [InlineData("<!--")]
    [InlineData("<!---->")]
    [InlineData("<a:")]
    [InlineData("1 \n")]
    [InlineData("&lt;")]
    [InlineData("\0")]
    [InlineData("\t\u00A0")]
    public void Long_runs_take_no_longer_than_they_are(string piece)
    {
        // There is no clock here: what is quadratic in so many characters shows by itself.
        string run = string.Concat(Enumerable.Repeat(piece, TestSize.Of(200_000) / piece.Length));
        foreach (string text in new[] { run, "a " + run, "[" + run, run + "x" })
        {
            Assert.InRange(OtherText.Find(text)?.Span.End ?? 0, 0, text.Length);
        }
    }

    private static void One(string text, string message)
    {
        Finding error = Assert.Single(Compiled.Of(text, CorsProfile.S3).All());
        Assert.Equal("CORS001", error.Descriptor.Id);
        bool isStart = message.EndsWith('…');
        Assert.Equal(
            message.TrimEnd('…'),
            isStart ? error.Message[..Math.Min(error.Message.Length, message.Length - 1)] : error.Message);
    }
}
