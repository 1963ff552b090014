using System.Diagnostics.Metrics;

namespace CorsGen.AspNetCore;

/// <summary>
/// Counts decisions: the counter <c>corsgen.decisions</c> of the meter <c>CorsGen.AspNetCore</c>. Tags don't contain
/// values of a request, because their number is unlimited.
/// </summary>
internal sealed class CorsMetrics(IMeterFactory? meters)
{
    public const string MeterName = "CorsGen.AspNetCore";

    private readonly Counter<long>? _decisions = meters?.Create(MeterName).CreateCounter<long>(
        "corsgen.decisions", unit: "{decision}", description: "Requests with an Origin, by policy, kind and outcome.");

    /// <summary>Whether a listener is attached.</summary>
    public bool IsEnabled => _decisions is { Enabled: true };

    /// <summary>Counts one decision.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="kind"><c>preflight</c> or <c>request</c>.</param>
    /// <param name="outcome">
    /// <c>allowed</c>, or <c>denied_origin</c>, <c>denied_method</c>, <c>denied_headers</c>, <c>same_origin</c>.
    /// </param>
    public void Count(string policy, string kind, string outcome)
    {
        _decisions?.Add(1, new("corsgen.policy", policy), new("corsgen.kind", kind), new("corsgen.outcome", outcome));
    }
}
