using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CorsGen.CodeFixes;
using CorsGen.Compiler.Fixes;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsGen.Tests.Fixes;

/// <summary>What holds for all fixes: how an editor finds them, and what they never do.</summary>
public class ProviderTests
{
    private const string Wrong = """[{ "allowedOrigins": ["https://app.example"], "allowedMethods": ["GET"] }]""";

    public static TheoryData<string> Ids => [.. AllFixes.List.Select(fix => fix.Descriptor.Id)];

    [Fact]
    public void An_editor_finds_the_provider_for_additional_files_of_any_name()
    {
        ExportCodeFixProviderAttribute export =
            typeof(CorsCodeFixProvider).GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
        Assert.Equal([LanguageNames.CSharp], export.Languages);
        Assert.Equal(["AdditionalDocument"], export.DocumentKinds);
        Assert.Null(export.DocumentExtensions);
        Assert.Equal(AllFixes.List.Select(fix => fix.Descriptor.Id), new CorsCodeFixProvider().FixableDiagnosticIds);
        Assert.Equal(AllFixes.List.Length, AllFixes.List.DistinctBy(fix => fix.Descriptor.Id).Count());
        Assert.Null(new CorsCodeFixProvider().GetFixAllProvider());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_analyzer_reports_all_that_there_is_a_fix_for(string id) =>
        Assert.Contains(new CorsAnalyzer().SupportedDiagnostics, descriptor => descriptor.Id == id);

    [Fact]
    public void The_compiler_never_meets_a_workspace()
    {
        Assert.DoesNotContain(typeof(CorsAnalyzer).Assembly.GetReferencedAssemblies(), IsOfWorkspaces);
        AssemblyName[] references = typeof(CorsCodeFixProvider).Assembly.GetReferencedAssemblies();
        Assert.Contains(references, IsOfWorkspaces);

        // The host has one version of it or another.
        Assert.DoesNotContain(
            references, reference => reference.Name!.StartsWith("System.Composition", System.StringComparison.Ordinal));

        static bool IsOfWorkspaces(AssemblyName name) =>
            name.Name!.Contains("Workspaces", System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    public async Task Encoding_and_byte_order_mark_are_kept(string name, bool hasByteOrderMark)
    {
        Encoding encoding = name == "utf-8" ? new UTF8Encoding(hasByteOrderMark) : Encoding.Unicode;
        using FixProject project = FixProject.Create(Wrong, encoding: encoding);
        FixProject corrected = await FixAssert.FixAll(project, "CORS003");
        using var saved = new MemoryStream();
        using (var writer = new StreamWriter(saved, corrected.Text.Encoding!))
        {
            corrected.Text.Write(writer, CancellationToken.None);
        }

        byte[] expected = [.. encoding.GetPreamble(), .. encoding.GetBytes(Wrong.Replace("allowed", "Allowed"))];
        Assert.Equal(expected, saved.ToArray());
    }

    [Fact]
    public async Task One_finding_has_one_action_and_several_have_one_for_the_file_too()
    {
        using FixProject project = FixProject.Create(Wrong);
        IReadOnlyList<CodeAction> offers = await project.Offers(project.Errors()[0]);
        Assert.Equal(["Write 'AllowedOrigins'", "Correct all names in cors.json"], offers.Select(offer => offer.Title));
        Assert.Equal(2, offers.Select(offer => offer.EquivalenceKey).Distinct().Count());

        using FixProject single = FixProject.Create(Wrong.Replace("allowedO", "AllowedO"));
        Assert.Equal(
            ["Write 'AllowedMethods'"], (await single.Offers(single.Errors()[0])).Select(offer => offer.Title));
    }

    [Fact]
    public async Task A_change_is_as_small_as_the_mistake()
    {
        using FixProject project = FixProject.Create(Wrong);
        FixProject corrected = await FixAssert.FixAll(project, "CORS003");
        Assert.Equal(
            ["allowedOrigins → AllowedOrigins", "allowedMethods → AllowedMethods"],
            corrected.Text.GetTextChanges(project.Text)
                .Select(change => $"{project.Text.ToString(change.Span)} → {change.NewText}"));
    }

    [Fact]
    public async Task A_finding_that_the_file_no_longer_has_is_offered_nothing()
    {
        using FixProject before = FixProject.Create(Wrong);
        using FixProject after = FixProject.Create(Wrong.Replace("allowed", "Allowed"));
        Assert.Empty(await after.Offers(before.Errors()[0]));
    }

    [Theory]
    [InlineData("settings.json")]
    [InlineData("cors.json.txt")]
    public async Task Files_that_are_not_policies_are_left_alone(string fileName)
    {
        using FixProject policy = FixProject.Create(Wrong);
        using FixProject other = FixProject.Create(Wrong, fileName);
        Assert.Empty(await other.Offers(policy.Errors()[0]));
    }

    [Fact]
    public void Large_files_are_fixed_in_few_rounds()
    {
        // Neighbours are removed one after the other.
        string entries =
            string.Join(",\n", Enumerable.Range(0, 1500).Select(index => $"\"https://a{index}.x.example\""));
        var file = new FixContext(Compiled.Of(
            $$"""[{ "AllowedOrigins": ["https://*.x.example",{{entries}}], "AllowedMethods": ["GET"] }]""",
            CorsProfile.Web));
        string? corrected =
            FixApplier.ApplyAll(file, AllFixes.List.Single(fix => fix.Descriptor.Id == "CORS105"))?.Text;
        Assert.Equal("""[{ "AllowedOrigins": ["https://*.x.example"], "AllowedMethods": ["GET"] }]""", corrected);
    }

    // Whatever an editor hands over: the text may have changed since.
    [Fact]
    public void No_text_makes_a_fix_fail()
    {
        foreach (string text in (string[])[
            "",
            "[",
            "{",
            "\"",
            "[,]",
            "[{",
            "[{}]",
            "null",
            "<",
            "<a>",
            "<a/>",
            "/*",
            "//",
            "'",
            ";",
            "[';",
            "\uFEFF[]",
            "[{\"allowed\":{}}]",
            "{\"rules\":[{\"allowed\":{}}]}",
            "{\"cors_rule\":1}",
        ])
        {
            var file = new FixContext(Compiled.Of(text));
            foreach (IFix fix in AllFixes.List)
            {
                string? corrected = FixApplier.ApplyAll(file, fix)?.Text;
                Assert.All(fix.Find(file), action => Assert.NotEmpty(action.Changes));
                Assert.NotEqual(text, corrected);
            }
        }
    }
}
