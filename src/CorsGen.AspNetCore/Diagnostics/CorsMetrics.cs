using System.Diagnostics.Metrics;

namespace CorsGen.AspNetCore;

/// <summary>
/// Counts decisions: the counter <c>corsgen.decisions</c> of the meter <c>CorsGen.AspNetCore</c>. No tag holds what a
/// request says, of which there would be no end.
/// </summary>
internal sealed class CorsMetrics(IMeterFactory? meters)
{
    public const string MeterName = "CorsGen.AspNetCore";

    private readonly Counter<long>? _decisions = meters?.Create(MeterName).CreateCounter<long>(
        "corsgen.decisions", unit: "{decision}", description: "Requests with an Origin, by policy, kind and outcome.");

    /// <summary>Whether anybody listens.</summary>
    public bool IsEnabled => _decisions is { Enabled: true };

    /// <summary>Counts one decision.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="kind"><c>preflight</c> or <c>request</c>.</param>
    /// <param name="outcome"><c>allowed</c>, or <c>denied_origin</c>, <c>denied_method</c>, <c>denied_headers</c>, <c>same_origin</c>.</param>
    public void Count(string policy, string kind, string outcome)
    {
        _decisions?.Add(1, new("corsgen.policy", policy), new("corsgen.kind", kind), new("corsgen.outcome", outcome));
    }
}
