using System;
using System.IO;
using System.Linq;
using CorsGen.Build;

namespace CorsGen.Tests.PublicSuffixes;

/// <summary>The command that renews the Public Suffix List, <c>build/PublicSuffixList</c>.</summary>
public class RenewalTests
{
    [Fact]
    public void The_list_that_is_carried_is_renewed_to_the_same_bytes()
    {
        string version = Repository.Read(PlainPublicSuffixes.Path)
            .Split('\n')
            .Single(line => line.StartsWith("// VERSION: ", StringComparison.Ordinal));
        string[] shuffled = [.. PlainPublicSuffixes.Rules];
        new Random(1).Shuffle(shuffled);
        string list = Path.GetTempFileName();
        string renewed = Path.GetTempFileName();
        try
        {
            File.WriteAllText(list, version + "\n" + Sections(shuffled));
            Assert.Equal(0, typeof(ListFile).Assembly.EntryPoint!.Invoke(null, [new[] { list, renewed }]));
            Assert.Equal(File.ReadAllBytes(Repository.PathOf(PlainPublicSuffixes.Path)), File.ReadAllBytes(renewed));
        }
        finally
        {
            File.Delete(list);
            File.Delete(renewed);
        }
    }

    [Fact]
    public void Comments_and_all_behind_a_space_are_passed_over_and_names_become_ASCII()
    {
        ListFile list = ListFile.Parse(
            "// VERSION: 2026-01-02_03-04-05_UTC\n// COMMIT: abc\n// any comment\n\n" +
            Sections(
                "Com // a remark",
                "公司.cn",
                "xn--55qx5d.cn",
                "*.ck",
                "!www.ck",
                "\u0627\u0644\u0633\u0639\u0648\u062F\u064A\u0629"));
        Assert.Equal(["VERSION: 2026-01-02_03-04-05_UTC", "COMMIT: abc"], list.Version);
        Assert.Equal(["!www.ck", "*.ck", "com", "xn--55qx5d.cn", "xn--mgberp4a5d4ar"], list.Rules);
        Assert.EndsWith(
            "// VERSION: 2026-01-02_03-04-05_UTC\n// COMMIT: abc\nck/\n *\n !www\ncn/\n " +
            "xn--55qx5d\ncom\nxn--mgberp4a5d4ar\n",
            SuffixTree.Write(list),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("com\n", "no end of the section ICANN")]
    [InlineData(
        "// ===BEGIN ICANN DOMAINS===\ncom\n// ===END ICANN DOMAINS===\n// ===BEGIN PRIVATE DOMAINS===\n",
        "no end of the section PRIVATE")]
    [InlineData("a.*.com\n", "'a.*.com'")]
    [InlineData("a..com\n", "'a..com'")]
    public void What_is_not_a_whole_list_is_refused(string text, string message) =>
        Assert.Contains(
            message, Assert.Throws<FormatException>(() => ListFile.Parse(text)).Message, StringComparison.Ordinal);

    private static string Sections(params string[] rules) =>
        $"// ===BEGIN ICANN DOMAINS===\n{string.Join('\n', rules)}\n// ===END ICANN DOMAINS===\n// ===BEGIN PRIVATE " +
        "DOMAINS===\n// ===END PRIVATE DOMAINS===\n";
}
