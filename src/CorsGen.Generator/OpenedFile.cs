using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using CorsGen.Generator.Advice;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Generator;

/// <summary>
/// A policy's file as it was read: what the generator makes a policy of, and the analyzer gives advice on. It holds the
/// text, so no step of a pipeline keeps it.
/// </summary>
/// <param name="Path">The file's path.</param>
/// <param name="Text">Its text; null if it could not be read.</param>
/// <param name="Settings">What the project says of it.</param>
/// <param name="Document">The configuration; null if the text is none.</param>
/// <param name="Findings">The errors.</param>
internal sealed record OpenedFile(
    string Path, SourceText? Text, FileSettings Settings, CorsDocument? Document, FindingList Findings)
{
    /// <summary>Opens and reads an additional file.</summary>
    /// <returns>Null if the file is no policy.</returns>
    public static OpenedFile? Open(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        AnalyzerConfigOptions fileOptions = options.GetOptions(file);
        if (!FileSettings.IsPolicy(file.Path, fileOptions))
        {
            return null;
        }

        var findings = new FindingList();
        FileSettings settings = FileSettings.Read(file.Path, fileOptions, options.GlobalOptions, findings);
        SourceText? text = TryGetText(file, cancellation);
        if (text is null)
        {
            findings.Add(
                Descriptors.InvalidFile,
                default,
                $"{PolicyNaming.FileNameOf(file.Path)} cannot be read; check that it is there, is text, and may be read, or take it out of AdditionalFiles");
        }

        return Read(file.Path, text, settings, findings);
    }

    /// <summary>Reads a text as that of a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="text">The text; null if there is none.</param>
    /// <param name="settings">What the project says of the file.</param>
    /// <param name="findings">What is known to be wrong already, and where to add what else is.</param>
    public static OpenedFile Read(string path, SourceText? text, FileSettings settings, FindingList findings)
    {
        CorsDocument? document = text is null ? null : DocumentReader.Read(text, settings.Profile, findings);
        return new OpenedFile(path, text, settings, document, findings);
    }

    /// <summary>The advice on the file, but that which is not wanted for it. There is none on a file with an error.</summary>
    public IEnumerable<Finding> Advise()
    {
        var advice = new FindingList();
        if (Findings.Count == 0 && Document is not null)
        {
            AdviceChecks.Run(Document, advice);
        }

        return advice.ToSorted().Where(finding => !Settings.IsSilenced(finding.Descriptor.Id));
    }

    private static SourceText? TryGetText(AdditionalText file, CancellationToken cancellation)
    {
        try
        {
            return file.GetText(cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
