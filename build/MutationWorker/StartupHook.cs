using System;
using CorsGen.Build;

// The runtime finds a startup hook by this name, outside of any namespace:
// https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md
#pragma warning disable CA1050
/// <summary>Takes over the process of the tests before they start.</summary>
internal static class StartupHook
#pragma warning restore CA1050
{
    /// <summary>Called by the runtime before <c>Main</c>. Processes that the tests start have no pipe.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Worker.PipeVariable) is { Length: > 0 } pipe)
        {
            Environment.SetEnvironmentVariable(Worker.PipeVariable, null);
            Worker.RunAsync(pipe).GetAwaiter().GetResult();
            Environment.Exit(0);
        }
    }
}
