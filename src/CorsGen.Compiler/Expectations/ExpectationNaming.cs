using System;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Expectations;

/// <summary>
/// Which files are expectations, and of which policy: <c>cors.expect.json</c> of <c>cors.json</c> or <c>cors.xml</c> in
/// the same folder.
/// </summary>
internal static class ExpectationNaming
{
    private const string Ending = ".expect.json";

    private static readonly string[] s_policyEndings = [".json", ".xml"];

    /// <summary>Whether a file's name makes it expectations of a policy.</summary>
    public static bool IsExpectations(string path) =>
        path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)
        && PolicyNaming.IsPolicyName(PolicyNaming.FileNameOf(Stem(path)) + ".json");

    /// <summary>Whether a file has the expectations of a policy, by their names.</summary>
    public static bool AreOf(string path, string policyPath) => Array.Exists(
        s_policyEndings,
        ending => policyPath.Equals(Stem(path) + ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The file with the expectations of a policy.</summary>
    public static string For(string policyPath)
    {
        int dot = policyPath.LastIndexOf('.');
        return (dot < 0 ? policyPath : policyPath.Substring(0, dot)) + Ending;
    }

    private static string Stem(string path) => path.Substring(0, path.Length - Ending.Length);
}
