using System;
using System.IO;
using System.Linq;

namespace CorsGen.Tests.Infrastructure;

/// <summary>
/// What a document quotes of CorsGen's output. After a deliberate change, run the tests with
/// CORSGEN_UPDATE_SNAPSHOTS=1, which writes it anew and fails, and read the difference.
/// </summary>
internal static class QuotedOutput
{
    /// <summary>The variable that renews whatever the repository holds of generated text.</summary>
    public const string Switch = "CORSGEN_UPDATE_SNAPSHOTS";

    public static bool IsRenewing => Environment.GetEnvironmentVariable(Switch) == "1";

    /// <summary>Asserts that a document of the repository quotes what is printed, or writes it anew.</summary>
    public static void Verify(string document, params (string Quoted, string Printed)[] outputs)
    {
        (string Quoted, string Printed)[] old = [.. outputs.Where(output => output.Quoted != output.Printed)];
        if (old.Length == 0)
        {
            return;
        }

        if (IsRenewing)
        {
            string text = old.Aggregate(
                Repository.Read(document.Split('/')),
                (current, output) => current.Replace(output.Quoted, output.Printed, StringComparison.Ordinal));
            File.WriteAllText(Repository.PathOf(document.Split('/')), text);
            Assert.Fail($"{document} was written anew. Read it, and run the tests without {Switch}.");
        }

        Assert.Fail(
            string.Join(
                "\n",
                old.Select(
                    output => $"{document} quotes\n{output.Quoted.Trim()}\nwhich now is\n{output.Printed.Trim()}\n")) +
            $"If that is meant, run this test with {Switch}=1, which writes it anew.");
    }
}
