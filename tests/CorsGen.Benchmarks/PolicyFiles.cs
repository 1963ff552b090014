using System.Globalization;
using System.Text;

namespace CorsGen.Benchmarks;

/// <summary>
/// The large cors files: written by a program, always the same, and committed, so that the policies are compiled as
/// anybody's are and called statically.
/// </summary>
internal static class PolicyFiles
{
    private const string Name = "tenant";
    private const int OriginsPerRule = 10;
    private const int BuildRules = 100;
    private const int BuildOriginsPerRule = 15;

    private static readonly int[] s_sizes = [1, 10, 100, 1000, 1600];

    private static readonly string[] s_writingMethods = ["PUT", "POST", "DELETE"];

    public static string Folder { get; } = Repository.PathOf("tests", "CorsGen.Benchmarks", "Policies");

    /// <summary>The name and the text of each file.</summary>
    public static IEnumerable<(string Name, string Text)> All =>
    [
        .. s_sizes.Select(size => (FormattableString.Invariant($"literals-{size}.cors.json"), OneRule(size, Literal))),
        .. s_sizes.Select(size => (FormattableString.Invariant($"wildcards-{size}.cors.json"), OneRule(
            size, Wildcard))),
        ("rules-3.cors.json", Rules(3)),
        ("rules-100.cors.json", Rules(100)),
    ];

    /// <summary>A file close to the 64 KB that S3 takes: what a build is measured with.</summary>
    public static string Largest { get; } = Document(Enumerable.Range(0, BuildRules).Select(rule => Rule(
        Enumerable.Range(rule * BuildOriginsPerRule, BuildOriginsPerRule)
            .Select(number => number % 2 == 0 ? Literal(number, "t") : Wildcard(number, "t")),
        rule % 2 == 0 ? ["GET"] : s_writingMethods,
        ["content-type", FormattableString.Invariant($"x-tenant-{rule % 10}")])));

    /// <summary>
    /// A file of the same size in which the second half of the rules repeats origins and methods of the first.
    /// </summary>
    public static string LargestRepeated { get; } = Document(Enumerable.Range(0, BuildRules).Select(rule => Rule(
        Enumerable.Range(rule % (BuildRules / 2) * BuildOriginsPerRule, BuildOriginsPerRule)
            .Select(number => number % 2 == 0 ? Literal(number, "t") : Wildcard(number, "t")),
        rule % 2 == 0 ? ["GET"] : s_writingMethods,
        ["content-type", FormattableString.Invariant($"x-tenant-{rule % 10}")])));

    /// <summary>Writes the files.</summary>
    public static void Write(string folder)
    {
        foreach ((string name, string text) in All)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    private static string Literal(int number, string name) =>
        FormattableString.Invariant($"https://{name}{number:0000}.example.com");

    private static string Wildcard(int number, string name) =>
        FormattableString.Invariant($"https://*.{name}{number:0000}.example.com");

    private static string OneRule(int size, Func<int, string, string> origin) =>
        Document([Rule(Enumerable.Range(0, size).Select(number => origin(number, Name)), ["GET"], [])]);

    // Rules that cannot be taken for one: methods and headers differ.
    private static string Rules(int count) => Document(Enumerable.Range(0, count).Select(rule => Rule(
        Enumerable.Range(rule * OriginsPerRule, OriginsPerRule).Select(number => Literal(number, Name)),
        rule % 2 == 0 ? ["GET", "PUT"] : s_writingMethods,
        ["content-type", FormattableString.Invariant($"x-rule-{rule}")])));

    private static string Document(IEnumerable<string> rules) => "[\n" + string.Join(",\n", rules) + "\n]\n";

    // An origin to a line: a difference between two versions is one of lines.
    private static string Rule(
        IEnumerable<string> origins, IEnumerable<string> methods, IReadOnlyCollection<string> headers)
    {
        var text = new StringBuilder("{\n  \"AllowedOrigins\": [\n");
        text.AppendJoin(",\n", origins.Select(origin => $"    \"{origin}\""));
        text.Append(CultureInfo.InvariantCulture, $"\n  ],\n  \"AllowedMethods\": [{List(methods)}]");
        if (headers.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $",\n  \"AllowedHeaders\": [{List(headers)}]");
        }

        return text.Append("\n}").ToString();
    }

    private static string List(IEnumerable<string> items) => string.Join(", ", items.Select(item => $"\"{item}\""));
}
