namespace CorsGen.Compiler;

/// <summary>How serious a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Not shown; an editor may offer a fix for it.</summary>
    Hidden,

    /// <summary>A suggestion. An editor shows it; a build shows it only if it is configured to.</summary>
    Info,

    /// <summary>The policy does something that its author probably didn't intend.</summary>
    Warning,

    /// <summary>There is no policy until this is corrected.</summary>
    Error,
}
