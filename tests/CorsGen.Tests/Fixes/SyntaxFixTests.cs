using System.Threading.Tasks;
using static CorsGen.Tests.Fixes.FixAssert;

namespace CorsGen.Tests.Fixes;

/// <summary>CORS001: the syntax errors that can be fixed automatically.</summary>
public class SyntaxFixTests
{
    private const string Id = "CORS001";

    [Fact]
    public Task Comments_go_and_leave_neither_blank_lines_nor_white_space() => VerifyFix(
        Id,
        "// The uploads.",
        "Remove all comments",
        """
        // The uploads.
        [
          {
            /* Who may
               send them. */
            "AllowedOrigins": ["https://app.example"], // the application
            "AllowedMethods": [ /* one */ "GET" /* no more */ ] /* a */ /* b */
          }
        ]
        // The end.
        """,
        """
        [
          {
            "AllowedOrigins": ["https://app.example"],
            "AllowedMethods": [ "GET" ]
          }
        ]
        """);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    public Task Whatever_ends_a_line(string end) => VerifyFixAll(
        Id,
        $"[{end}\t// one{end}\t{Rule}, // two{end}]{end}// three{end}",
        $"[{end}\t{Rule}{end}]{end}");

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    public Task The_line_of_a_comment_at_the_end_goes_with_it(string end) =>
        VerifyFix(Id, "// The end.", "Remove the comment", $"[{end}{Rule}{end}]{end}// The end.", $"[{end}{Rule}{end}]");

    [Theory]
    [InlineData("\t", "Remove the tab")]
    [InlineData("\u0001", "Remove the control character")]
    public Task A_control_character_in_a_string_goes(string character, string title) =>
        VerifyFix(Id, character, title, Methods($"[\"GE{character}T\"]"), Methods("[\"GET\"]"));

    [Theory]
    [InlineData("[\"GET\",]", ",", "[\"GET\"]")]
    [InlineData("[\"GET\" , ]", ",", "[\"GET\" ]")]
    [InlineData("[\"GET\",,]", ",,", "[\"GET\"]")]
    [InlineData("[, \"GET\"]", ",", "[ \"GET\"]")]
    public async Task Surplus_commas_go(string before, string under, string after)
    {
        await VerifyFix(
            Id, under, under.Length == 1 ? "Remove the comma" : "Remove the commas", Methods(before), Methods(after));
    }

    [Theory]
    [InlineData("[\"GET\",\n , ,\n]", "[\"GET\"\n]")]
    [InlineData("[\"GET\"\n,\n,\n]", "[\"GET\"\n]")]
    [InlineData("[\"GET\", /* a */ , ,]", "[\"GET\"]")]
    [InlineData("[\n , ,\n\"GET\"]", "[\n\"GET\"]")]
    public Task Surplus_commas_go_with_what_stands_between_them(string before, string after) =>
        VerifyFixAll(Id, "// and more\n" + Methods(before), Methods(after));

    [Fact]
    public Task Wrong_quotes_throughout_are_replaced_throughout() => VerifyFix(
        Id,
        "'AllowedOrigins'",
        "Use straight double quotes in the whole file",
        "[{ 'AllowedOrigins': ['*'], 'AllowedMethods': ['GET'] }]",
        "[{ \"AllowedOrigins\": [\"*\"], \"AllowedMethods\": [\"GET\"] }]");

    [Fact]
    public Task A_tab_in_a_string_is_removed() =>
        VerifyFix(Id, "\t", "Remove the tab", Methods("[\"GET\t\"]"), Methods("[\"GET\"]"));

    [Fact]
    public Task A_semicolon_becomes_a_comma() =>
        VerifyFix(Id, ";", "Write ','", Methods("[\"GET\"; \"PUT\"]"), Methods("[\"GET\", \"PUT\"]"));

    [Theory]
    [InlineData("'GET'")]
    [InlineData("“GET”")]
    [InlineData("`GET`")]
    public Task Quotes_become_straight_double_ones(string quoted) =>
        VerifyFix(Id, quoted, "Use straight double quotes", Methods($"[{quoted}]"), Methods("[\"GET\"]"));

    [Fact]
    public Task All_of_it_at_once() => VerifyFixAll(
        Id,
        "[\n  {\n    'AllowedOrigins': ['https://app.example',], // a\n    'AllowedMethods': ['GET'; /* b */ " +
        "'PUT',,],\n    'AllowedHeaders': [],\n  },\n]\n",
        "[\n  {\n    \"AllowedOrigins\": [\"https://app.example\"],\n    \"AllowedMethods\": [\"GET\", \"PUT\"],\n  " +
        "  \"AllowedHeaders\": []\n  }\n]\n");

    [Theory]
    [InlineData("[\"GET\"")]
    [InlineData("[\"GET\" \"PUT\"]")]
    [InlineData("[\"GET]")]
    [InlineData("[GET]")]
    [InlineData("['G\"ET']")]
    [InlineData("['\\x']")]
    [InlineData("[\"GET\"] /* no end")]
    [InlineData(", \"AllowedHeaders\": []")]
    public Task What_is_a_guess_is_left(string methods) => OffersNothing(Id, Methods(methods));

    [Fact]
    public Task XML_is_left() =>
        OffersNothing(Id, "<CORSConfiguration><CORSRule></CORSConfiguration>", fileName: "cors.xml");

    private const string Rule = """{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["GET"] }""";

    private static string Methods(string methods) =>
        $$"""[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": {{methods}} }]""";
}
