using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace CorsGen.Tests.Fixes;

/// <summary>
/// Asserts the result of a fix: the text, and that the finding is gone, for the generator and for the analyzer. A fix
/// of an error gets the generator's own error.
/// </summary>
internal static class FixAssert
{
    public static IEnumerable<Finding> FindingsOf(this FixContext file, string id) =>
        file.Compilation.Errors.Concat(file.Compilation.Advice).Where(finding => finding.Descriptor.Id == id);

    public static bool HasNone(this FixContext file, string id) => !file.FindingsOf(id).Any();

    /// <summary>Fixes the finding at the first occurrence of the characters.</summary>
    /// <param name="id">The diagnostic.</param>
    /// <param name="under">The characters that it points at.</param>
    /// <param name="title">The action.</param>
    /// <param name="before">The file.</param>
    /// <param name="after">The file as it should be after.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="profile">The profile that the project sets.</param>
    public static async Task VerifyFix(
        string id, string under, string title, string before, string after, string fileName = "cors.json",
        string? profile = null)
    {
        using FixProject project = FixProject.Create(before, fileName, profile);
        Diagnostic[] findings = FindingsOf(project, id);
        Diagnostic? finding = findings.FirstOrDefault(finding => project.TextUnder(finding) == under);
        Assert.True(
            finding is not null,
            $"No {id} at «{under}», but at {string.Join(", ", findings.Select(project.TextUnder))}");
        IReadOnlyList<CodeAction> offers = await project.Offers(finding);
        CodeAction action = Assert.Single(offers, offer => offer.Title == title);
        FixProject corrected = await project.Apply(action);
        Assert.Equal(after, corrected.Text.ToString());
        Assert.True(FindingsOf(corrected, id).Length < findings.Length);
        AssertNothingNew(project, corrected);
    }

    /// <summary>Fixes the whole file, and asserts that no fix is left to apply.</summary>
    public static async Task VerifyFixAll(
        string id, string before, string after, string fileName = "cors.json", string? profile = null)
    {
        using FixProject project = FixProject.Create(before, fileName, profile);
        FixProject corrected = await FixAll(project, id);
        Assert.Equal(after, corrected.Text.ToString());
        AssertNothingNew(project, corrected);
    }

    /// <summary>
    /// The project after the action that fixes the whole file, after which no fix of its ID is offered.
    /// </summary>
    public static async Task<FixProject> FixAll(FixProject project, string id)
    {
        string title = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            AllFixes.List.Single(fix => fix.Descriptor.Id == id).FileTitle,
            project.Document.Name);
        foreach (Diagnostic finding in FindingsOf(project, id))
        {
            if ((await project.Offers(finding)).SingleOrDefault(offer => offer.Title == title) is { } action)
            {
                FixProject corrected = await project.Apply(action);
                foreach (Diagnostic left in FindingsOf(corrected, id))
                {
                    Assert.Empty((await corrected.Offers(left)).Select(offer => offer.Title));
                }

                return corrected;
            }
        }

        Assert.Fail($"No action '{title}'.");
        return project;
    }

    /// <summary>Asserts that nothing is offered for the findings of an ID, of which there are some.</summary>
    public static async Task OffersNothing(
        string id, string text, string fileName = "cors.json", string? profile = null)
    {
        using FixProject project = FixProject.Create(text, fileName, profile);
        Diagnostic[] findings = FindingsOf(project, id);
        Assert.NotEmpty(findings);
        foreach (Diagnostic finding in findings)
        {
            Assert.Empty((await project.Offers(finding)).Select(offer => offer.Title));
        }
    }

    /// <summary>The findings of an ID: for errors the generator's own, each with a companion of the analyzer.</summary>
    public static Diagnostic[] FindingsOf(FixProject project, string id)
    {
        Diagnostic[] findings = [.. project.Findings().Where(finding => finding.Id == id)];
        if (findings.Any(finding => finding.DefaultSeverity != DiagnosticSeverity.Error)
            || string.CompareOrdinal(id, Descriptors.InternalFailure.Id) > 0)
        {
            return findings;
        }

        Diagnostic[] errors = [.. project.Errors().Where(error => error.Id == id)];
        Assert.Equal(errors.Select(error => error.Location), findings.Select(finding => finding.Location));
        Assert.All(findings, finding => Assert.Equal(DiagnosticSeverity.Hidden, finding.Severity));
        return errors;
    }

    // A file without an error keeps free of errors.
    private static void AssertNothingNew(FixProject before, FixProject after)
    {
        if (before.Errors().IsEmpty)
        {
            Assert.Empty(after.Errors());
        }

        Assert.DoesNotContain(after.Findings(), finding => finding.Id == Descriptors.InternalFailure.Id);
        Assert.Equal(before.Text.Encoding, after.Text.Encoding);
    }
}
