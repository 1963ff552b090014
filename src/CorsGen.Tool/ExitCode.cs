namespace CorsGen.Tool;

/// <summary>What a pipeline learns from the command.</summary>
internal static class ExitCode
{
    /// <summary>Nothing is wrong, or the request is allowed.</summary>
    public const int Fine = 0;

    /// <summary>Something was found, or the request is denied.</summary>
    public const int Findings = 1;

    /// <summary>The command was used wrongly, or a file cannot be read or written.</summary>
    public const int Failed = 2;

    /// <summary>The same in words, for the help.</summary>
    public const string Description =
        "Exit codes:\n"
        + "  0  All is fine, or the request is allowed.\n"
        + "  1  There are errors, or the request is denied.\n"
        + "  2  The command was used wrongly, or a file cannot be read or written. Files may have up to 16 MB.";
}
