using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CorsGen.Compiler.Planning;
using CorsGen.Matching;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Tests.Planning;

/// <summary>
/// The tables of trees that are in use: a policy that isn't compiled again keeps its tables, whichever library it runs
/// with.
/// </summary>
/// <remarks>
/// <c>TextTree.v1.json</c> was written once, by the version that introduced the format. It is never written again: a
/// test that no longer passes says that the library has forgotten how to read policies that exist.
/// </remarks>
public class TextTreeFormatTests
{
    private static readonly MessageListener s_trace;
    private static readonly StringWriter s_error = new();

    private static readonly string[] s_origins =
    [
        "https://0.example", "https://a.0.example.com", "https://elsewhere.example",
    ];
    private static readonly string[] s_methods = ["M0", "GET"];
    private static readonly string?[] s_headers = [null, "x-0", "x-0-a"];

    private static readonly string s_tables = $$"""
        [
          {
            "AllowedOrigins": [{{List(20, n => $"https://{n}.example")}}, {{List(20, n => $"https://*.{n}.example.com")}}],
            "AllowedMethods": [{{List(20, n => $"M{n}")}}],
            "AllowedHeaders": [{{List(20, n => $"x-{n}")}}, {{List(20, n => $"x-{n}-*")}}]
          },
          {
            "AllowedOrigins": ["https://0.example", "https://*.0.example.com"],
            "AllowedMethods": ["M0"],
            "AllowedHeaders": ["x-0", "x-0-*"]
          },
          { "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }
        ]
        """;

    // Before the first test runs, as a process reports an unknown version once.
    static TextTreeFormatTests()
    {
        Console.SetError(TextWriter.Synchronized(s_error));
        s_trace = new MessageListener();
        Trace.Listeners.Add(s_trace);
    }

    [Fact]
    public void Whole_texts_of_version_1_are_read()
    {
        Table table = Read("whole");
        foreach ((string text, int number) in table.Entries)
        {
            Assert.Equal(number, TextTree.FindWhole(text, table.Labels, table.Nodes));
            Assert.Equal(number, TextTree.FindWholeIgnoringCase(text.ToUpperInvariant(), table.Labels, table.Nodes));
            Assert.Equal(0, TextTree.FindWhole(text + "~", table.Labels, table.Nodes));
            Assert.Equal(0, TextTree.FindWhole("~" + text, table.Labels, table.Nodes));
        }
    }

    [Fact]
    public void Suffixes_of_version_1_are_read()
    {
        Table table = Read("suffixes");
        foreach ((string text, int number) in table.Entries)
        {
            Assert.Equal(number, TextTree.FindEnd("~" + text, table.Labels, table.Nodes, table.Root));
            Assert.Equal(
                number,
                TextTree.FindEndIgnoringCase("~" + text.ToUpperInvariant(), table.Labels, table.Nodes, table.Root));
            Assert.Equal(0, TextTree.FindEnd(text + "~", table.Labels, table.Nodes, table.Root));
        }
    }

    [Fact]
    public void Prefixes_of_version_1_are_read()
    {
        Table table = Read("prefixes");
        foreach (string text in table.Entries.Keys)
        {
            int[] expected =
                [.. table.Entries.Where(entry => text.StartsWith(entry.Key, StringComparison.Ordinal))
                    .OrderBy(entry => entry.Key.Length).Select(entry => entry.Value)];
            Assert.Equal(expected, Walk(text + "~", table));
            Assert.Empty(Walk("~" + text, table));
        }
    }

    [Fact]
    public void The_file_has_spreads_and_nested_entries()
    {
        // A table of version 1 that used only a part of the format would prove only that part.
        Table whole = Read("whole");
        Assert.NotEqual('\0', whole.Nodes[2 * (TextTreeFormat.FirstRoot + TextTreeFormat.SpreadBits)]);
        foreach (string name in new[] { "suffixes", "prefixes" })
        {
            string[] texts = [.. Read(name).Entries.Keys];
            Assert.Contains(
                texts, text => texts.Any(other => other != text && other.Contains(text, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(0x10001)]
    [InlineData(-1)]
    public void A_table_of_an_unknown_version_has_no_entries(int version)
    {
        Table whole = Read("whole").WithVersion(version);
        Table suffixes = Read("suffixes").WithVersion(version);
        Table prefixes = Read("prefixes").WithVersion(version);

        Assert.All(whole.Entries.Keys, text => Assert.Equal(0, TextTree.FindWhole(text, whole.Labels, whole.Nodes)));
        Assert.All(
            whole.Entries.Keys,
            text => Assert.Equal(0, TextTree.FindWholeIgnoringCase(text, whole.Labels, whole.Nodes)));
        Assert.All(
            suffixes.Entries.Keys,
            text => Assert.Equal(0, TextTree.FindEnd(text, suffixes.Labels, suffixes.Nodes, suffixes.Root)));
        Assert.All(
            suffixes.Entries.Keys,
            text => Assert.Equal(
                0, TextTree.FindEndIgnoringCase(text, suffixes.Labels, suffixes.Nodes, suffixes.Root)));
        Assert.All(prefixes.Entries.Keys, text => Assert.Empty(Walk(text, prefixes)));

        AssertReported();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public void Sets_of_an_unknown_version_are_empty(int version)
    {
        string known = IntegerText.Of([RuleSetFormat.Version, 1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.True(RuleSet.CanRead(known));
        Assert.Equal((2U, 0x0000_0004_0000_0003UL), (RuleSet.UInt32At(known, 2), RuleSet.UInt64At(known, 2)));
        Assert.Equal(new WideRuleSet(0x0000_0006_0000_0005, 0x0000_0008_0000_0007), RuleSet.WideAt(known, 2));

        string unknown = IntegerText.Of([version, 1, 2, 3, 4]);
        Assert.False(RuleSet.CanRead(unknown));
        Assert.Equal((0U, 0UL), (RuleSet.UInt32At(unknown, 1), RuleSet.UInt64At(unknown, 1)));
        Assert.True(RuleSet.WideAt(unknown, 1).IsEmpty);
        AssertReported();
    }

    // One table of several, of each kind: the policy also has rules that don't need a table.
    [Theory]
    [InlineData("OriginLiteralNodes")]
    [InlineData("OriginLiteralSets")]
    [InlineData("OriginWildcardNodes")]
    [InlineData("OriginWildcardSets")]
    [InlineData("MethodLiteralNodes")]
    [InlineData("MethodLiteralSets")]
    [InlineData("HeaderLiteralNodes")]
    [InlineData("HeaderWildcardSets")]
    public void A_policy_with_a_table_of_an_unknown_version_denies_everything(string table)
    {
        string source = TestProject.WithJson(s_tables, ("CorsProfile", "Web")).Generate().Source;
        var start = new Regex($"""(?<=const string {table} =\s+")\\u0001""");
        Assert.Single(start.Matches(source));
        (string? Origin, string? Method, string? Headers)[] requests =
        [
            .. from origin in s_origins
               from method in s_methods
               from headers in s_headers
               select (origin, method, headers),
        ];

        ICorsPolicy known = Compile(source);
        Assert.Contains(requests, request => known.Evaluate(request.Origin, request.Method, request.Headers).IsAllowed);
        Assert.True(known.Evaluate("https://elsewhere.example", "GET").IsAllowed);

        ICorsPolicy unknown = Compile(start.Replace(source, @"\u0002"));
        Assert.All(requests, request => Assert.Equal(
            CorsDenial.Origin, unknown.Evaluate(request.Origin, request.Method, request.Headers).Denial));
        Assert.Equal(CorsDenial.NoOrigin, unknown.Evaluate(null, "GET").Denial);
        AssertReported();
    }

    private static ICorsPolicy Compile(string source)
    {
        CSharpCompilation compilation = new TestProject { Code = [source] }.CreateCompilation();
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return GeneratorResult.PolicyIn(Assembly.Load(image.ToArray()), "App.CorsPolicy");
    }

    // Once in a process, on the standard error output and to the trace.
    private static void AssertReported()
    {
        string message =
            Assert.Single(s_trace.Messages, message => message.Contains("CorsGen", StringComparison.Ordinal));
        Assert.Contains("compiled by another version of CorsGen", message, StringComparison.Ordinal);
        Assert.Contains("The policy denies every request. Deploy the CorsGen.dll", message, StringComparison.Ordinal);
        Assert.Contains(message, s_error.ToString(), StringComparison.Ordinal);
    }

    private static string List(int count, Func<int, string> entry) =>
        string.Join(", ", Enumerable.Range(0, count).Select(n => $"\"{entry(n)}\""));

    private static List<int> Walk(string text, Table table)
    {
        var found = new List<int>();
        var walk = new PrefixWalk(text, table.Labels, table.Nodes, table.Root, ignoreCase: false);
        while (walk.MoveNext())
        {
            found.Add(walk.SuffixRoot);
        }

        return found;
    }

    private static Table Read(string name)
    {
        string text = Repository.Read("tests", "CorsGen.Tests", "Planning", "TextTree.v1.json");
        using JsonDocument file = JsonDocument.Parse(text);
        JsonElement table = file.RootElement.GetProperty(name);

        // Four hexadecimal digits for each character: some are halves of a surrogate pair, which JSON doesn't carry.
        string nodes = string.Concat(table.GetProperty("nodes").EnumerateArray().Select(line => line.GetString()));
        return new Table(
            table.GetProperty("root").GetInt32(),
            table.GetProperty("labels").GetString()!,
            string.Concat(nodes.Chunk(4).Select(digits => (char)Convert.ToUInt16(new string(digits), 16))),
            table.GetProperty("entries").EnumerateObject().ToDictionary(
                entry => entry.Name, entry => entry.Value.GetInt32()));
    }

    private sealed class MessageListener : TraceListener
    {
        public ConcurrentQueue<string> Messages { get; } = [];

        public override void Write(string? message)
        {
        }

        public override void WriteLine(string? message) => Messages.Enqueue(message ?? "");
    }

    private sealed record Table(int Root, string Labels, string Nodes, Dictionary<string, int> Entries)
    {
        public Table WithVersion(int version) =>
            this with { Nodes = $"{(char)(version & 0xFFFF)}{(char)((uint)version >> 16)}{Nodes[2..]}" };
    }
}
