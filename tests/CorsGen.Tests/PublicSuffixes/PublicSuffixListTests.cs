using System;
using System.Globalization;
using System.IO;
using System.Linq;
using CorsGen.Compiler.PublicSuffixes;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.PublicSuffixes;

/// <summary>The Public Suffix List that the analyzer carries, and its algorithm.</summary>
public class PublicSuffixListTests(ITestOutputHelper output)
{
    private const int Hosts = 20_000;

    private static PublicSuffixList List => PublicSuffixList.Embedded;

    // What publicsuffix.org gives as tests, in the form that hosts have in origins.
    [Theory]
    [InlineData("com", null)]
    [InlineData("example.com", "example.com")]
    [InlineData("www.example.com", "example.com")]
    [InlineData(".com", null)]
    [InlineData(".example.com", null)]
    [InlineData("example..com", null)]
    [InlineData("example.com.", null)]
    [InlineData("", null)]
    [InlineData("unlisted", null)]
    [InlineData("example.unlisted", "example.unlisted")]
    [InlineData("a.b.example.unlisted", "example.unlisted")]
    [InlineData("biz", null)]
    [InlineData("a.b.domain.biz", "domain.biz")]
    [InlineData("uk.com", null)]
    [InlineData("b.example.uk.com", "example.uk.com")]
    [InlineData("co.uk", null)]
    [InlineData("example.co.uk", "example.co.uk")]
    [InlineData("www.example.co.uk", "example.co.uk")]
    [InlineData("mm", null)]
    [InlineData("c.mm", null)]
    [InlineData("a.b.c.mm", "b.c.mm")]
    [InlineData("jp", null)]
    [InlineData("www.test.jp", "test.jp")]
    [InlineData("ac.jp", null)]
    [InlineData("kyoto.jp", null)]
    [InlineData("test.kyoto.jp", "test.kyoto.jp")]
    [InlineData("ide.kyoto.jp", null)]
    [InlineData("a.b.ide.kyoto.jp", "b.ide.kyoto.jp")]
    [InlineData("kobe.jp", "kobe.jp")]
    [InlineData("c.kobe.jp", null)]
    [InlineData("a.b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("city.kobe.jp", "city.kobe.jp")]
    [InlineData("www.city.kobe.jp", "city.kobe.jp")]
    [InlineData("ck", null)]
    [InlineData("test.ck", null)]
    [InlineData("a.b.test.ck", "b.test.ck")]
    [InlineData("www.ck", "www.ck")]
    [InlineData("www.www.ck", "www.ck")]
    [InlineData("us", null)]
    [InlineData("k12.ma.us", null)]
    [InlineData("www.test.k12.ak.us", "test.k12.ak.us")]
    [InlineData("食狮.com.cn", "食狮.com.cn")]
    [InlineData("www.食狮.公司.cn", "食狮.公司.cn")]
    [InlineData("公司.cn", null)]
    [InlineData("www.食狮.中国", "食狮.中国")]
    [InlineData("中国", null)]
    [InlineData("github.io", null)]
    [InlineData("octocat.github.io", "octocat.github.io")]
    [InlineData("www.octocat.github.io", "octocat.github.io")]
    [InlineData("amazonaws.com", "amazonaws.com")]
    [InlineData("s3.amazonaws.com", null)]
    [InlineData("bucket.s3.amazonaws.com", "bucket.s3.amazonaws.com")]
    [InlineData("compute.amazonaws.com", "amazonaws.com")]
    [InlineData("eu-central-1.compute.amazonaws.com", null)]
    [InlineData("vercel.app", null)]
    public void A_host_belongs_to_a_registrable_domain(string host, string? domain)
    {
        string ascii = ToAscii(host);
        Assert.Equal(domain is null ? null : ToAscii(domain), List.RegistrableDomain(ascii));
        bool isName = host.Split('.').All(label => label.Length > 0);
        Assert.Equal(isName && domain is null, List.IsPublicSuffix(ascii));
    }

    [Theory]
    [InlineData("amazonaws.com", "", "s3.amazonaws.com")]
    [InlineData("amazonaws.com", "3", "s3.amazonaws.com")]
    [InlineData("amazonaws.com", "no-such-service", null)]
    [InlineData("kobe.jp", "", "x.kobe.jp")]
    [InlineData("kobe.jp", "city", "xcity.kobe.jp")]
    [InlineData("city.kobe.jp", "", null)]
    [InlineData("compute.amazonaws.com", "", "x.compute.amazonaws.com")]
    [InlineData("example.com", "", null)]
    [InlineData("github.io", "", null)]
    [InlineData("unlisted", "", null)]
    [InlineData(".com", "", null)]
    public void A_suffix_may_stand_below_a_name(string name, string labelEnd, string? suffix) =>
        Assert.Equal(suffix, List.SuffixBelow(name, labelEnd));

    [Fact]
    public void Random_hosts_are_decided_as_by_the_rules_one_by_one()
    {
        Random random = TestSeed.CreateRandom(output);
        int suffixes = 0;
        for (int i = 0; i < Hosts; i++)
        {
            string host = RandomHost(random);
            string hint = $"{host}. {TestSeed.Hint}";
            string? domain = PlainPublicSuffixes.RegistrableDomain(host);
            Assert.True(domain == List.RegistrableDomain(host), hint);
            Assert.True((domain is null) == List.IsPublicSuffix(host), hint);
            suffixes += domain is null ? 1 : 0;

            string? below = List.SuffixBelow(host, "");
            Assert.True(PlainPublicSuffixes.HasRuleBelow(host) == (below is not null), hint);
            Assert.True(
                below is null
                    || (below.EndsWith("." + host, StringComparison.Ordinal)
                        && PlainPublicSuffixes.RegistrableDomain(below) is null),
                hint);
        }

        Assert.InRange(suffixes, Hosts / 10, Hosts * 9 / 10);
    }

    [Fact]
    public void Every_rule_is_a_public_suffix_or_an_exception()
    {
        Assert.All(
            PlainPublicSuffixes.Rules,
            rule => Assert.Equal(
                rule[0] != '!',
                List.IsPublicSuffix(rule.TrimStart('!').Replace("*", "any", StringComparison.Ordinal))));
        Assert.True(PlainPublicSuffixes.Rules.Count > 10_000);
        Assert.Contains("*.ck", PlainPublicSuffixes.Rules);
        Assert.Contains("!www.ck", PlainPublicSuffixes.Rules);
    }

    [Fact]
    public void What_is_embedded_is_the_file_and_small()
    {
        using Stream resource =
            typeof(PublicSuffixList).Assembly.GetManifestResourceStream("CorsGen.Compiler.PublicSuffixes.txt")!;
        using var reader = new StreamReader(resource);
        string text = reader.ReadToEnd();
        Assert.Equal(Repository.Read(PlainPublicSuffixes.Path), text);
        Assert.InRange(text.Length, 50_000, 128 * 1024);
    }

    private static string RandomHost(Random random)
    {
        string rule = random.Pick(PlainPublicSuffixes.Rules).TrimStart('!').Replace(
            "*", random.Pick(["any", "www", "s3"]), StringComparison.Ordinal);
        string[] labels = rule.Split('.');
        string name = string.Join('.', labels[random.Next(labels.Length)..]);
        for (int more = random.Next(4); more > 0; more--)
        {
            name = random.Pick(["a", "www", "city", "co", "com", "example", "s3", "x-y"]) + "." + name;
        }

        return random.Chance(0.1) ? name + "." + random.Pick(["com", "unlisted", "jp"]) : name;
    }

    private static string ToAscii(string host) => host.All(char.IsAscii) ? host : new IdnMapping().GetAscii(host);
}
