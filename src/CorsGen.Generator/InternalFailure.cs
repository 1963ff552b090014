using System;
using System.Threading;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Generator;

/// <summary>
/// CORS015: a failure of our own. A generator that throws loses every policy of the project, with no more than a
/// warning.
/// </summary>
internal static class InternalFailure
{
    /// <summary>
    /// Whether an exception is a failure. A cancellation is none, if there is one: the host takes any other for a
    /// failure too.
    /// </summary>
    public static bool Is(Exception exception, CancellationToken cancellation) =>
        exception is not OperationCanceledException || !cancellation.IsCancellationRequested;

    /// <summary>A failure that a policy is lost by.</summary>
    public static FileFinding Report(string path, Exception exception) =>
        Report(path, exception, "no policy was built from it");

    /// <summary>A failure that leaves the policy as it is.</summary>
    public static FileFinding ReportOfAdvice(string path, Exception exception) =>
        Report(path, exception, "no advice was given on it");

    /// <summary>A failure that expectations are not checked for.</summary>
    public static FileFinding ReportOfExpectations(string path, Exception exception) =>
        Report(path, exception, "its expectations were not checked");

    private static FileFinding Report(string path, Exception exception, string consequence)
    {
        string fileName = PolicyNaming.FileNameOf(path);
        string what = Quote.Value(exception.GetType().FullName + ": " + exception.Message);
        return new Finding(
            Descriptors.InternalFailure,
            default(TextSpan),
            $"CorsGen failed on {fileName} with {what}, so that {consequence}; please report it, with the file, at " +
            $"{Descriptors.Repository}/issues").In(path, text: null);
    }
}
