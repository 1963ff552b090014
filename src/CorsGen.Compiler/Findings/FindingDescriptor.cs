namespace CorsGen.Compiler.Findings;

/// <summary>A kind of finding.</summary>
/// <param name="Id">What it is known by, such as <c>CORS005</c>.</param>
/// <param name="Title">What it is about, in one line without a final period.</param>
/// <param name="Description">Why it matters, in a sentence or two.</param>
/// <param name="Severity">How grave it is, unless a finding or a project says otherwise.</param>
internal sealed record FindingDescriptor(string Id, string Title, string Description, FindingSeverity Severity)
{
    /// <summary>The page that explains it.</summary>
    public string HelpLink => $"{Descriptors.Repository}/blob/main/docs/diagnostics/{Id}.md";
}
