using CorsGen.Benchmarks.Build;
using CorsGen.Benchmarks.Cases;
using CorsGen.Benchmarks.Http;

namespace CorsGen.Benchmarks;

/// <summary>Checks, in a second and without measuring, what every benchmark checks before it is measured.</summary>
internal static class Verification
{
    /// <summary>Checks every case, and that the policies are what <c>make-policies</c> writes.</summary>
    /// <returns>The exit code.</returns>
    public static int Run()
    {
        foreach ((string name, string text) in PolicyFiles.All)
        {
            if (File.ReadAllText(Path.Combine(PolicyFiles.Folder, name)) != text)
            {
                Console.Error.WriteLine($"{name} is not what make-policies writes.");
                return 1;
            }
        }

        foreach (Type type in Suites.Evaluation)
        {
            object benchmark = Activator.CreateInstance(type)!;
            (benchmark as EvaluationCase)?.Verify();
            (benchmark as Calls)?.Verify();
        }

        foreach (Type type in Suites.Http)
        {
            ((MiddlewareCase)Activator.CreateInstance(type)!).Verify();
        }

        new BuildBenchmarks().Verify();
        new AdviceBenchmarks().Verify();
        new RunTimeBenchmarks().Verify();
        Console.WriteLine(
            $"{Suites.Evaluation.Length + Suites.Http.Length} cases, the builds, the advice and compiling at run " +
            "time come to the right answers.");
        return 0;
    }
}
