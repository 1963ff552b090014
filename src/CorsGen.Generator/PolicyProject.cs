using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Generator;

/// <summary>All policies of a project, after what can only be told of them together.</summary>
/// <param name="Classes">The classes to generate, in the order of their names.</param>
/// <param name="Errors">The errors of all files, file by file.</param>
/// <param name="ImportedNamespaces">The namespaces to import for the whole project.</param>
internal sealed record PolicyProject(
    EquatableArray<PolicyClassFile> Classes,
    EquatableArray<FileFinding> Errors,
    EquatableArray<string> ImportedNamespaces)
{
    /// <summary>Brings the files of a project together, whatever their order.</summary>
    /// <param name="files">The files; one that is given twice counts once.</param>
    /// <param name="language">The version of C# that the project is compiled as.</param>
    /// <param name="hasImplicitUsings">Whether the project has <c>ImplicitUsings</c>.</param>
    public static PolicyProject Create(
        ImmutableArray<PolicyFile> files, LanguageVersion language, bool hasImplicitUsings)
    {
        try
        {
            return Combine(files, language, hasImplicitUsings);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new PolicyProject(
                EquatableArray<PolicyClassFile>.Empty,
                new[] { InternalFailure.Report(files[0].Path, exception) }.ToEquatableArray(),
                EquatableArray<string>.Empty);
        }
    }

    private static PolicyProject Combine(
        ImmutableArray<PolicyFile> files, LanguageVersion language, bool hasImplicitUsings)
    {
        PolicyFile[] distinct =
        [
            .. files.GroupBy(file => file.Path, StringComparer.Ordinal)
                .Select(same => same.First())
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
        bool isTooOld = distinct.Length > 0 && language < LanguageVersion.CSharp8;
        FileFinding[] collisions =
        [
            .. distinct.Where(file => file.Class is not null)
                .GroupBy(file => file.Class!.FullName)
                .SelectMany(Collisions),
        ];
        FileFinding[] languageErrors = isTooOld ? [LanguageTooOld(distinct[0], language)] : [];
        EquatableArray<PolicyClassFile> classes =
            HintNames.Give(CreateClasses(distinct, collisions, languageErrors)).ToEquatableArray();
        return new PolicyProject(
            classes,
            distinct.SelectMany(file => file.Errors).Concat(collisions).Concat(languageErrors).ToEquatableArray(),
            hasImplicitUsings && language >= LanguageVersion.CSharp10
                ? Namespaces(classes)
                : EquatableArray<string>.Empty);
    }

    /// <summary>A class for each policy, and, where there is an error, one that denies everything.</summary>
    private static IEnumerable<PolicyClassFile> CreateClasses(
        PolicyFile[] files, FileFinding[] collisions, FileFinding[] languageErrors)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var refused = new List<PolicyClassFile>();
        foreach (PolicyFile file in files)
        {
            FileFinding? error = file.Errors
                .Concat(collisions.Where(collision => collision.Path == file.Path))
                .Concat(languageErrors)
                .FirstOrDefault();
            if (error is null)
            {
                taken.Add(file.Class!.FullName);
                yield return new PolicyClassFile(file.Path, file.Class, file.Policy, Refused: null);
            }
            else if (file.ClassInError is { } inError)
            {
                var policy = RefusedPolicy.Create(
                    file.Path, inError, error.Message, hasNullableTypes: languageErrors.Length == 0);
                refused.Add(new PolicyClassFile(file.Path, inError, Policy: null, policy));
            }
        }

        // Two files that make one class make it once.
        foreach (PolicyClassFile file in refused.Where(file => taken.Add(file.Class.FullName)))
        {
            yield return file;
        }
    }

    /// <summary>CORS012: two files that make one class. Neither does, and each says so.</summary>
    private static IEnumerable<FileFinding> Collisions(IGrouping<string, PolicyFile> sameClass)
    {
        PolicyFile[] files = [.. sameClass];
        return files.Length == 1 ? [] : files.Select((file, index) =>
        {
            string other = files[index == 0 ? 1 : 0].Path;
            int common = CommonFolder(file.Path, other);
            return new Finding(
                Descriptors.InvalidFile,
                default(TextSpan),
                $"{Quote.End(file.Path.Substring(common))} and {Quote.End(other.Substring(common))} both make the " +
                $"class '{sameClass.Key}'; give one of them a CorsClass of its own").In(file.Path, text: null);
        });
    }

    /// <summary>How long the folders are that two paths share: what is left tells files of one name apart.</summary>
    private static int CommonFolder(string left, string right)
    {
        int end = 0;
        for (int i = 0; i < left.Length && i < right.Length && left[i] == right[i]; i++)
        {
            end = left[i] is '/' or '\\' ? i + 1 : end;
        }

        return end;
    }

    /// <summary>CORS013, once for the project: it is the project that has to change.</summary>
    private static FileFinding LanguageTooOld(PolicyFile file, LanguageVersion language) => new Finding(
        Descriptors.LanguageTooOld,
        default(TextSpan),
        $"The project is compiled as C# {language.ToDisplayString()}, and policies need C# 8.0; write " +
        "<LangVersion>latest</LangVersion> in the project file").In(file.Path, text: null);

    private static EquatableArray<string> Namespaces(EquatableArray<PolicyClassFile> classes) => classes
        .Select(file => file.Class.Namespace)
        .Where(name => name.Length > 0)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();
}
