using Microsoft.CodeAnalysis;

namespace CorsGen.Generator.Findings;

/// <summary>The diagnostics of CorsGen. Each has a page under <c>docs/diagnostics</c>.</summary>
internal static class Descriptors
{
    public const string Repository = "https://github.com/corsgen/corsgen";

    public static readonly DiagnosticDescriptor MalformedDocument =
        Error("CORS001", "A CORS file must be well-formed JSON or XML");

    public static readonly DiagnosticDescriptor WrongShape =
        Error("CORS002", "A value of a CORS file has the wrong type");

    public static readonly DiagnosticDescriptor UnknownName =
        Error("CORS003", "A CORS file has an unknown property or element");

    public static readonly DiagnosticDescriptor MissingValue =
        Error("CORS004", "A CORS rule needs origins and methods, and a CORS file needs a rule");

    public static readonly DiagnosticDescriptor UnsupportedMethod =
        Error("CORS005", "A CORS rule lists a method that is not supported");

    public static readonly DiagnosticDescriptor SecondWildcard =
        Error("CORS006", "An origin or header of a CORS rule has more than one wildcard");

    public static readonly DiagnosticDescriptor InvalidHeaderName =
        Error("CORS007", "A CORS rule lists a header that is no header name");

    public static readonly DiagnosticDescriptor InvalidMaxAge =
        Error("CORS008", "MaxAgeSeconds must be a whole number of seconds");

    public static readonly DiagnosticDescriptor LimitExceeded =
        Error("CORS009", "A CORS file exceeds a limit of Amazon S3");

    public static readonly DiagnosticDescriptor DuplicateName =
        Error("CORS010", "A CORS file gives the same property twice");

    public static readonly DiagnosticDescriptor ForeignDocument =
        Error("CORS011", "A CORS file is written for another system");

    public static readonly DiagnosticDescriptor InvalidFile =
        Error("CORS012", "A CORS file cannot become a class");

    public static readonly DiagnosticDescriptor LanguageTooOld =
        Error("CORS013", "CorsGen needs C# 8.0 or newer");

    public static readonly DiagnosticDescriptor CredentialsForAnyOrigin =
        Error("CORS014", "A CORS rule cannot allow credentials to every origin");

    public static readonly DiagnosticDescriptor InternalFailure =
        Error("CORS015", "CorsGen failed");

    /// <summary>
    /// An error that nothing can hide: without the tag <c>Compiler</c> an assembly-level <c>SuppressMessage</c> would, and
    /// the build would go on with the policy of an earlier one.
    /// </summary>
    private static DiagnosticDescriptor Error(string id, string title) => new(
        id,
        title,
        messageFormat: "{0}",
        category: "CorsGen",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink(id),
        customTags: [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler]);

    /// <summary>Advice that a build shows.</summary>
    public static DiagnosticDescriptor Warning(string id, string title) => Advice(id, title, DiagnosticSeverity.Warning);

    /// <summary>Advice that an editor shows, and a build that asks for it.</summary>
    public static DiagnosticDescriptor Info(string id, string title) => Advice(id, title, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Advice(string id, string title, DiagnosticSeverity severity) => new(
        id, title, messageFormat: "{0}", category: "CorsGen", severity, isEnabledByDefault: true, helpLinkUri: HelpLink(id));

    private static string HelpLink(string id) => $"{Repository}/blob/main/docs/diagnostics/{id}.md";
}
