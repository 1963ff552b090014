using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using CorsGen.Benchmarks.Forms;

namespace CorsGen.Benchmarks;

/// <summary>
/// <c>make-policies</c> writes the cors files anew; <c>--verify</c> checks all answers, and measures nothing;
/// everything else is for BenchmarkDotNet, which runs all benchmarks if it is not told which.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["make-policies"]:
                PolicyFiles.Write(PolicyFiles.Folder);
                return 0;

            case ["--verify"]:
                return Verification.Run();
        }

        // A run each, as their tables have nothing in common.
        string[] arguments = args.Length == 0 ? ["--filter", "*"] : args;
        Measure(Suites.Evaluation, Configurations.Evaluation, arguments);
        Measure(Suites.Forms, Configurations.Forms, arguments, () => FormPolicy.CompileAll(Suites.Forms));
        Measure(Suites.Http, Configurations.Evaluation, arguments);
        Measure(Suites.Build, Configurations.Build, arguments);
        return 0;
    }

    private static void Measure(Type[] suite, IConfig configuration, string[] arguments, Action? prepare = null)
    {
        if (Suites.IsAskedFor(suite, arguments))
        {
            prepare?.Invoke();
            new BenchmarkSwitcher(suite).Run(arguments, configuration);
        }
    }
}
