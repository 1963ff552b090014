using System;
using System.Text.RegularExpressions;

namespace CorsGen.Compiler.Origins;

/// <summary>
/// An origin in the quotes or brackets of another language: <c>'https://a.example'</c>,
/// <c>&lt;https://a.example&gt;</c>, or a link of Markdown.
/// </summary>
internal static class WrappedOrigin
{
    private static readonly Regex s_form = new(
        @"^(?:""(?<in>[^""]*)""|'(?<in>[^']*)'|`(?<in>[^`]*)`|<(?<in>[^<>]*)>|\((?<in>[^()]*)\)|\[[^\[\]]*\]\((?<in>[^()]*)\))$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>What stands in quotes or brackets; null if nothing does that has a scheme.</summary>
    public static string? Inside(string entry) =>
        entry.Length > 2
        && s_form.Match(entry).Groups["in"] is { Success: true } inside
        && inside.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && inside.Value.IndexOf("://", StringComparison.Ordinal) > 0
            ? inside.Value
            : null;
}
