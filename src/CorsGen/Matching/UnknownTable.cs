using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;

namespace CorsGen.Matching;

/// <summary>
/// Says once in a process that a policy has a table in a format that this library doesn't know: the policy was compiled
/// by another version of CorsGen than the one that it runs with.
/// </summary>
/// <remarks>
/// <c>Evaluate</c> throws nothing, so an exception is not the way. What was built is wrong, and no listener may be set
/// up for it: the message goes to the standard error output, which a host keeps, as well as to the trace.
/// </remarks>
internal static class UnknownTable
{
    private static int s_isReported;

    /// <summary>Reports a table.</summary>
    /// <param name="version">The version of its format.</param>
    /// <param name="known">The version that this library reads.</param>
    /// <returns>False: the table isn't read.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Report(int version, int known)
    {
        if (Interlocked.Exchange(ref s_isReported, 1) != 0)
        {
            return false;
        }

        string message =
            "CorsGen: a CORS policy was compiled by another version of CorsGen, which this one can't read: " +
            $"its tables have the format {version}, and this CorsGen.dll reads {known}. " +
            "The policy denies every request. Deploy the CorsGen.dll of the version that compiled the policy, or " +
            "compile the policy again.";
        try
        {
#pragma warning disable RS1035 // The generator compiles this library in, and never meets a table that isn't its own.
            Console.Error.WriteLine(message);
#pragma warning restore RS1035
            Trace.TraceError("{0}", message);
        }
        catch (Exception)
        {
            // A closed output or a listener that throws must not turn a denial into a failure.
        }

        return false;
    }
}
