namespace CorsGen.Compiler.Findings;

/// <summary>How grave a finding is.</summary>
internal enum FindingSeverity
{
    /// <summary>Shown to nobody; an editor offers fixes for it.</summary>
    Hidden,

    /// <summary>Shown in an editor, and in a build that asks for it.</summary>
    Info,

    /// <summary>Shown in a build.</summary>
    Warning,

    /// <summary>No policy can be built.</summary>
    Error,
}

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
