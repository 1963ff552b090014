using System.Threading.RateLimiting;

namespace Sample.Playground;

/// <summary>
/// Policies are compiled as their readers type, a few at a time. A limited number waits, as those take memory; others
/// are told to come again.
/// </summary>
internal static class CompilerTurns
{
    private static readonly ConcurrencyLimiter s_turns = new(new()
    {
        PermitLimit = Environment.ProcessorCount,
        QueueLimit = 100,
    });

    public static async Task<IResult> RunAsync(HttpContext context, Func<IResult> work)
    {
        using RateLimitLease lease = await s_turns.AcquireAsync(1, context.RequestAborted);
        return lease.IsAcquired
            ? work()
            : Results.Json(
                "too many policies are being compiled; try again.",
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
