using CorsGen.Compiler;
using CorsGen.Compiler.Fixes;
using CorsGen.Compiler.Text;

namespace Sample.Playground;

/// <summary>
/// The fixes that an editor offers for the findings of a text, unless there are more than anybody fixes.
/// </summary>
internal sealed class FindingFixes(CorsCompilation compilation)
{
    // To find a fix takes longer, the more findings there are.
    private const int MostFindings = 1000;

    private readonly FixContext _file = new(compilation.Compilation);
    private readonly Dictionary<string, FixAction[]> _actions = [];

    /// <summary>What the fix of a finding is called; null if there is none.</summary>
    public string? TitleOf(CorsFinding finding) =>
        ActionAt(finding.Id, new TextSpan(finding.Start, finding.Length))?.Title;

    /// <summary>What the fix of all findings of a kind is called; null if there is none, or only one to fix.</summary>
    public string? TitleOfAll(string id) =>
        FixOf(id) is { } fix && ActionsOf(fix).Length > 1 ? string.Format(null, fix.FileTitle, "the file") : null;

    /// <summary>The text after a fix; null if there is none, or if it would make an error.</summary>
    public string? Apply(string id, int start, int length) =>
        ActionAt(id, new TextSpan(start, length)) is { } action
            ? FixApplier.Apply(_file.Compilation, action)?.Text
            : null;

    /// <summary>The text after the fix of all findings of a kind; null if there is none.</summary>
    public string? ApplyAll(string id) => FixOf(id) is { } fix ? FixApplier.ApplyAll(_file, fix)?.Text : null;

    private IFix? FixOf(string id) => compilation.Findings.Count <= MostFindings
        ? AllFixes.List.FirstOrDefault(fix => fix.Descriptor.Id == id)
        : null;

    private FixAction? ActionAt(string id, TextSpan span) =>
        FixOf(id) is { } fix ? ActionsOf(fix).FirstOrDefault(action => action.Span == span) : null;

    // Found once for each kind.
    private FixAction[] ActionsOf(IFix fix)
    {
        if (!_actions.TryGetValue(fix.Descriptor.Id, out FixAction[]? actions))
        {
            actions = [.. fix.Find(_file)];
            _actions.Add(fix.Descriptor.Id, actions);
        }

        return actions;
    }
}
