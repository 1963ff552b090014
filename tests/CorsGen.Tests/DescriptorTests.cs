extern alias generator;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using generator::CorsGen.Generator;
using Microsoft.CodeAnalysis;
using Descriptors = generator::CorsGen.Compiler.Findings.Descriptors;

namespace CorsGen.Tests;

/// <summary>Each diagnostic has a unique ID, a page, and a line in the list of releases.</summary>
public class DescriptorTests
{
    private static IEnumerable<DiagnosticDescriptor> All => Descriptors.All.Select(descriptor => descriptor.ToRoslyn());

    public static TheoryData<string> Ids => [.. All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void There_are_descriptors() => Assert.True(All.Count() >= 15);

    [Fact]
    public void IDs_are_unique() => Assert.Equal(All.Count(), All.DistinctBy(descriptor => descriptor.Id).Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_help_link_opens_a_page_of_the_repository(string id)
    {
        DiagnosticDescriptor descriptor = All.First(descriptor => descriptor.Id == id);
        const string Pages = Descriptors.Repository + "/blob/main/";
        Assert.StartsWith(Pages, descriptor.HelpLinkUri, StringComparison.Ordinal);
        string page = descriptor.HelpLinkUri[Pages.Length..];
        Assert.Equal($"docs/diagnostics/{id}.md", page);
        Assert.StartsWith($"# {id}: ", Repository.Read(page), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_table_of_pages_has_a_line(string id) =>
        Assert.Contains($"[{id}]({id}.md)", Repository.Read("docs/diagnostics/README.md"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_list_of_releases_has_its_severity(string id)
    {
        DiagnosticDescriptor descriptor = All.First(descriptor => descriptor.Id == id);
        string releases = Repository.Read("src/CorsGen.Generator/AnalyzerReleases.Shipped.md") +
            Repository.Read("src/CorsGen.Generator/AnalyzerReleases.Unshipped.md");
        Assert.Contains($"\n{id} | CorsGen | {descriptor.DefaultSeverity} | ", releases, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_test_states_it(string id) => Assert.Contains(
        Directory.EnumerateFiles(Repository.PathOf("tests", "CorsGen.Tests"), "*Tests.cs", SearchOption.AllDirectories),
        path => !path.EndsWith("DescriptorTests.cs", StringComparison.Ordinal)
            && File.ReadAllText(path).Contains($"\"{id}\"", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_error_is_tagged_so_that_nothing_hides_it(string id)
    {
        DiagnosticDescriptor descriptor = All.First(descriptor => descriptor.Id == id);
        if (descriptor.DefaultSeverity == DiagnosticSeverity.Error)
        {
            Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, descriptor.CustomTags);
            Assert.Contains(WellKnownDiagnosticTags.Compiler, descriptor.CustomTags);
        }
    }
}
