using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsGen.Generator;

/// <summary>Reads what a project says of a file, beside the file: the metadata of the item.</summary>
internal static class ProjectSettings
{
    private const string Metadata = "build_metadata.AdditionalFiles.";
    private const string RootNamespaceProperty = "build_property.RootNamespace";
    private const string ProjectFolderProperty = "build_property.ProjectDir";

    // Those of the property NoWarn.
    private static readonly char[] s_separators = [';', ',', ' ', '\t', '\r', '\n'];

    /// <summary>Whether an additional file is a policy: by its name, or because it names a class.</summary>
    public static bool IsPolicy(string path, AnalyzerConfigOptions options) =>
        PolicyNaming.IsPolicyName(PolicyNaming.FileNameOf(path)) || Get(options, Metadata + "CorsClass").Length > 0;

    /// <summary>The full path of the file of expectations that a policy's item names; empty if it names none.</summary>
    public static string ExpectsOf(
        string policyPath, AnalyzerConfigOptions options, AnalyzerConfigOptions globalOptions)
    {
        string expects = Get(options, Metadata + "CorsExpects");
        string folder = Get(globalOptions, ProjectFolderProperty);
        return expects.Length == 0 ? ""
            : FullPath.Of(expects, folder.Length > 0 ? folder : Path.GetDirectoryName(policyPath) ?? "");
    }

    /// <summary>
    /// Reads the metadata of a file; what is wrong with it is reported at the file's start, as it stands elsewhere.
    /// </summary>
    public static PolicySettings Read(string path, AnalyzerConfigOptions options, AnalyzerConfigOptions globalOptions)
    {
        ImmutableArray<Finding>.Builder errors = ImmutableArray.CreateBuilder<Finding>();
        string fileName = PolicyNaming.FileNameOf(path);
        string className = Get(options, Metadata + "CorsClass");
        string? classIdentifier =
            PolicyNaming.ClassIdentifier(className.Length > 0 ? className : PolicyNaming.ClassFor(fileName));
        if (classIdentifier is null)
        {
            Report(
                $"CorsClass {Quote.Value(className)} of {fileName} isn't an identifier; give it a name such as " +
                $"'{PolicyNaming.ClassFor(fileName)}'");
        }
        else if (MemberNames.Contains(classIdentifier))
        {
            Report(
                $"CorsClass {Quote.Value(className)} of {fileName} is what a member of the class is called; give it " +
                $"a name such as '{PolicyNaming.ClassFor(fileName)}'");
        }
        else if (PolicyNaming.IsWordOfTypes(classIdentifier))
        {
            Report(
                $"CorsClass {Quote.Value(className)} of {fileName} is a word of C# that would mean the class in all " +
                $"code of its namespace; give it a name such as '{PolicyNaming.ClassFor(fileName)}'");
        }

        string namespaceName = Get(options, Metadata + "CorsNamespace");
        string? namespaceIdentifier = namespaceName.Length > 0
            ? PolicyNaming.NamespaceIdentifier(namespaceName)
            : PolicyNaming.NamespaceFor(Get(globalOptions, RootNamespaceProperty));
        if (namespaceIdentifier is null)
        {
            Report(
                $"CorsNamespace {Quote.Value(namespaceName)} of {fileName} isn't a namespace; give it one such as " +
                "'My.Company.Web'");
        }

        string accessibility = Get(options, Metadata + "CorsAccessibility");
        if (!IsOneOf(accessibility, "", "internal", "public"))
        {
            Report($"CorsAccessibility {Quote.Value(accessibility)} of {fileName} is neither 'internal' nor 'public'");
        }

        string profile = Get(options, Metadata + "CorsProfile");
        if (!IsOneOf(profile, "", "S3", "Web"))
        {
            Report($"CorsProfile {Quote.Value(profile)} of {fileName} is neither 'S3' nor 'Web'");
        }

        string expects = Get(options, Metadata + "CorsExpects");
        if (expects.Length > 0 && !ExpectationFile.MayBe(expects))
        {
            Report(
                $"CorsExpects {Quote.Value(expects)} of {fileName} can't be expectations; " +
                "name a JSON file that isn't a policy, such as 'cors.expect.json'");
        }

        PolicyClass? policyClass = classIdentifier is null || namespaceIdentifier is null
            ? null
            : new PolicyClass(namespaceIdentifier, classIdentifier, IsOneOf(accessibility, "public"));
        if (policyClass is not null && PolicyNaming.IsTooLong(policyClass))
        {
            Report(
                $"The class of {fileName} has a name of more than 1023 bytes, namespace included; " +
                "give it a shorter CorsClass or CorsNamespace");
        }

        return new PolicySettings(
            fileName,
            policyClass,

            // One that is none of the two is not blamed on the rules as well: Web lets through what only S3 refuses.
            IsOneOf(profile, "", "S3") ? CorsProfile.S3 : CorsProfile.Web,
            Get(options, Metadata + "CorsNoWarn")
                .Split(s_separators, StringSplitOptions.RemoveEmptyEntries)
                .ToImmutableArray(),
            errors.ToImmutable())
        {
            ClassInError = policyClass is not null
                && !PolicyNaming.IsWordOfTypes(policyClass.Name)
                && !PolicyNaming.IsTooLong(policyClass)
                ? policyClass
                : DefaultClass(
                    fileName,
                    namespaceIdentifier ?? PolicyNaming.NamespaceFor(Get(globalOptions, RootNamespaceProperty)),
                    IsOneOf(accessibility, "public")),
        };

        void Report(string message) => errors.Add(new Finding(Descriptors.InvalidFile, default(TextSpan), message));
    }

    private static PolicyClass? DefaultClass(string fileName, string namespaceIdentifier, bool isPublic)
    {
        var policyClass = new PolicyClass(namespaceIdentifier, PolicyNaming.ClassFor(fileName), isPublic);
        return PolicyNaming.IsTooLong(policyClass) ? null : policyClass;
    }

    private static bool IsOneOf(string value, params string[] words) =>
        words.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string Get(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) ? value.Trim() : "";
}
