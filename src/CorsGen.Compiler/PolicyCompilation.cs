using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Advice;
using CorsGen.Compiler.Checks;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Emit;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Planning;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler;

/// <summary>
/// A text and all that becomes of it: syntax, configuration, findings, and on demand the policy and its C# text. The
/// text is parsed once, whoever asks. Whatever is found is collected; nothing stops at the first.
/// </summary>
internal sealed class PolicyCompilation
{
    private readonly Lazy<PolicyAnalysis?> _analysis;
    private readonly Lazy<ImmutableArray<Finding>> _advice;

    private PolicyCompilation(string? text, PolicySettings settings)
    {
        Settings = settings;
        Text = new SourceText(text ?? "");
        var findings = new FindingList();
        foreach (Finding error in settings.Errors)
        {
            findings.Add(error);
        }

        if (text is not null)
        {
            SizeCheck.Check(text, settings.Profile, findings);
            if (IsXml(text))
            {
                Xml = XmlParser.Parse(text);
                Document = Bind(Xml, findings);
            }
            else
            {
                Json = JsonParser.Parse(text);
                Document = Bind(Json, findings);
            }
        }

        if (Document is not null)
        {
            DocumentChecks.Run(Document, findings);
        }

        Errors = findings.ToSorted();
        _analysis = new Lazy<PolicyAnalysis?>(Analyze);
        _advice = new Lazy<ImmutableArray<Finding>>(FindAdvice);
    }

    private PolicyCompilation(IReadOnlyList<CorsRule?> rules, PolicySettings settings)
    {
        Settings = settings;
        Text = new SourceText("");
        var findings = new FindingList();
        var binder = new RuleListBinder(settings.Profile, findings);
        Document = binder.Bind(rules);
        Places = binder.Places;
        DocumentChecks.Run(Document, findings);
        Errors = findings.ToSorted();
        _analysis = new Lazy<PolicyAnalysis?>(Analyze);
        _advice = new Lazy<ImmutableArray<Finding>>(FindAdvice);
    }

    public PolicySettings Settings { get; }

    /// <summary>The text; empty if the file could not be read.</summary>
    public SourceText Text { get; }

    /// <summary>The syntax; null if the text is XML, or could not be read.</summary>
    public JsonSyntaxTree? Json { get; }

    /// <summary>The syntax; null if the text is JSON, or could not be read.</summary>
    public XmlSyntaxTree? Xml { get; }

    /// <summary>The configuration, mistakes included; null if the text is none.</summary>
    public CorsDocument? Document { get; }

    /// <summary>
    /// What the places of findings are called, where there are rules and no text; null if there is a text.
    /// </summary>
    public PlaceNames? Places { get; }

    /// <summary>Why there is no policy, in the order of their places; none if there is one.</summary>
    public ImmutableArray<Finding> Errors { get; }

    /// <summary>
    /// What the policy does that it does not look like, but what is silenced. There is none beside an error.
    /// </summary>
    public ImmutableArray<Finding> Advice => _advice.Value;

    /// <summary>What advice is given by; null beside an error.</summary>
    public PolicyAnalysis? Analysis => _analysis.Value;

    /// <summary>Compiles a text.</summary>
    /// <param name="text">The text; null if the file could not be read, which is then among the errors of the
    /// settings.</param>
    /// <param name="settings">What the policy depends on beside the text.</param>
    public static PolicyCompilation Compile(string? text, PolicySettings settings) => new(text, settings);

    /// <summary>Compiles rules that were never text.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="settings">What the policy depends on beside the rules.</param>
    public static PolicyCompilation Compile(IReadOnlyList<CorsRule?> rules, PolicySettings settings) =>
        new(rules, settings);

    /// <summary>Compiles another text with the same settings.</summary>
    public PolicyCompilation WithText(string text) => new(text, Settings);

    /// <summary>The policy; null if there is an error.</summary>
    public Policy? ToPolicy() => Errors.IsEmpty && Document is not null && Settings.Class is not null
        ? new Policy(Settings.FileName, Settings.Class, Settings.Profile, RuleBuilder.Build(Document))
        : null;

    /// <summary>The C# text of a policy.</summary>
    public static string ToCSharp(Policy policy) => PolicyEmitter.Emit(PolicyPlan.Create(policy));

    /// <summary>The C# text for a file that has an error.</summary>
    public static string ToCSharp(RefusedPolicy policy) => RefusedPolicyEmitter.Emit(policy);

    /// <summary>
    /// Whether a text is XML, not JSON. The content decides, not the file's name: JSON cannot start with '&lt;'.
    /// </summary>
    private static bool IsXml(string text) =>
        text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("<", StringComparison.Ordinal);

    private CorsDocument? Bind(JsonSyntaxTree syntax, FindingList findings)
    {
        if (syntax.Errors.Length > 0 && OtherText.Find(Text.ToString()) is { } other)
        {
            Report(ImmutableArray.Create(other), findings);
            return null;
        }

        Report(syntax.Errors, findings);

        // What isn't JSON at all is recovered as a word or a number, which doesn't need a second error: that it isn't a
        // list.
        bool isGuess = syntax.Errors.Length > 0 && syntax.Root is not (JsonArray or JsonObject);
        return syntax.Root is null || isGuess || ForeignDocument.Recognise(syntax.Root, findings)
            ? null
            : new JsonBinder(Text, Settings.Profile, findings).Bind(syntax.Root);
    }

    private CorsDocument? Bind(XmlSyntaxTree syntax, FindingList findings)
    {
        if ((syntax.Errors.Length > 0
            ? OtherText.Find(Text.ToString())
            : OtherText.FindHtml(Text.ToString())) is { } other)
        {
            Report(ImmutableArray.Create(other), findings);
            return null;
        }

        Report(syntax.Errors, findings);
        return syntax.Root is null || ForeignDocument.Recognise(syntax.Root, findings)
            ? null
            : new XmlBinder(Text, Settings.Profile, findings).Bind(syntax.Root);
    }

    private PolicyAnalysis? Analyze() => Errors.IsEmpty && Document is not null ? new PolicyAnalysis(Document) : null;

    private ImmutableArray<Finding> FindAdvice()
    {
        ImmutableArray<Finding> advice = Analysis is null ? ImmutableArray<Finding>.Empty : AdviceChecks.Run(Analysis);
        return advice
            .Where(finding => !Settings.Silenced.Contains(finding.Descriptor.Id, StringComparer.OrdinalIgnoreCase))
            .ToImmutableArray();
    }

    private static void Report(ImmutableArray<SyntaxError> errors, FindingList findings)
    {
        foreach (SyntaxError error in errors)
        {
            findings.Add(Descriptors.MalformedDocument, error.Span, error.Message);
        }
    }
}
