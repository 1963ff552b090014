using System.Text.RegularExpressions;

namespace CorsGen.Compiler.Origins;

/// <summary>
/// An entry whose scheme follows the start of its host: <c>*.https://a.example</c>, <c>www.http://a.example</c>.
/// </summary>
/// <param name="Start">What stands before the scheme.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Rest">What follows <c>://</c>.</param>
internal sealed record MisplacedScheme(string Start, string Scheme, string Rest)
{
    private static readonly Regex s_form = new(
        @"^(?<start>[a-z0-9*.-]*[.*-])(?<scheme>https?)://(?<rest>[^:/].*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    /// <summary>The entry with both in their places. A <c>*</c> before a scheme stands for the subdomains.</summary>
    public string Proposal => $"{Scheme}://{Start}{(Start == "*" ? "." : "")}{Rest}";

    /// <summary>Null where the scheme stands at the start, or there is none.</summary>
    public static MisplacedScheme? Of(string entry) => s_form.Match(entry) is { Success: true } match
        ? new MisplacedScheme(match.Groups["start"].Value, match.Groups["scheme"].Value, match.Groups["rest"].Value)
        : null;
}
