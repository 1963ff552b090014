using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CorsGen.CodeFixes.Editing;
using CorsGen.Generator;
using CorsGen.Generator.Configuration;
using CorsGen.Generator.Findings;
using CorsGen.Generator.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.CodeFixes;

/// <summary>A CORS file as a fix sees it: read as the generator and the analyzer read it, and with what they say of it.</summary>
internal sealed class FixFile
{
    private readonly FileSettings _settings;
    private readonly DocumentForm _form;
    private readonly ImmutableArray<DocumentEntry> _entries;

    private FixFile(OpenedFile opened, SourceText text)
    {
        _settings = opened.Settings;
        Path = opened.Path;
        Text = text;
        Source = text.ToString();
        Document = opened.Document;
        Rules = Document?.Rules ?? ImmutableArray<DocumentRule>.Empty;
        Errors = opened.Findings.ToSorted();
        Findings = Errors.Concat(opened.Advise()).ToImmutableArray();

        if (DocumentReader.IsXml(Source))
        {
            _form = DocumentForm.Xml;
            XmlElementSyntax? root = XmlSyntaxReader.Read(Source).Root;
            Editor = root is null ? null : new XmlEditor(Source, root);
        }
        else
        {
            Json = JsonSyntaxReader.Read(Source);
            Editor = Json.Root is null ? null : new JsonEditor(Source, Json);
        }

        _entries = Rules
            .SelectMany(rule => rule.Lists.SelectMany(list => list.Value.Entries.Select(text => new DocumentEntry(rule, list.Key, text))))
            .OrderBy(entry => entry.Text.Span.Start)
            .ToImmutableArray();
    }

    public string Path { get; }

    public SourceText Text { get; }

    /// <summary>The text as a string.</summary>
    public string Source { get; }

    /// <summary>The configuration; null if none could be read.</summary>
    public CorsDocument? Document { get; }

    /// <summary>The rules as far as they could be read.</summary>
    public ImmutableArray<DocumentRule> Rules { get; }

    /// <summary>What keeps a policy from being built.</summary>
    public ImmutableArray<Finding> Errors { get; }

    /// <summary>Errors and advice.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>The syntax of JSON; null if the file is none.</summary>
    public JsonReadResult? Json { get; }

    /// <summary>What changes the document; null if there is nothing in it.</summary>
    public DocumentEditor? Editor { get; }

    /// <summary>Opens a document of a workspace.</summary>
    /// <returns>Null if it is no policy.</returns>
    public static FixFile? Open(TextDocument document, SourceText text, CancellationToken cancellation)
    {
        AnalyzerOptions options = document.Project.AnalyzerOptions;
        AdditionalText? file = options.AdditionalFiles.FirstOrDefault(file => file.Path == document.FilePath);
        return file is not null && OpenedFile.Open(file, options.AnalyzerConfigOptionsProvider, cancellation) is { } opened
            ? new FixFile(opened, text)
            : null;
    }

    /// <summary>The same file with another text.</summary>
    public FixFile WithText(SourceText text) => new(OpenedFile.Read(Path, text, _settings, new FindingList()), text);

    public ImmutableArray<Finding> FindingsOf(string id) =>
        Findings.Where(finding => finding.Descriptor.Id == id).ToImmutableArray();

    /// <summary>The entry of a list that a finding is about, as a whole or in part; null if it is about none.</summary>
    public DocumentEntry? EntryAt(TextSpan span)
    {
        int low = 0;
        int high = _entries.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Place.Of(_entries[middle].Text, _form).Start <= span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 && Place.Of(_entries[low - 1].Text, _form).Contains(span) ? _entries[low - 1] : null;
    }

    /// <summary>The rule that a finding is about.</summary>
    public DocumentRule? RuleAt(TextSpan span) => Rules.LastOrDefault(rule => rule.Place.Start <= span.Start);
}

/// <summary>An entry of a list of a rule.</summary>
internal sealed record DocumentEntry(DocumentRule Rule, RuleField Field, SourceString Text);
