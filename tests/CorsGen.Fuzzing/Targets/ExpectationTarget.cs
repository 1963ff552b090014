using System.Linq;
using CorsGen.Compiler.Expectations;
using CorsGen.Compiler.Findings;
using CorsGen.Fuzzing.Engine;

namespace CorsGen.Fuzzing.Targets;

/// <summary>A text as a file of expectations, for a policy and for a file that has none.</summary>
public sealed class ExpectationTarget : IFuzzTarget
{
    private static readonly Compiler.Configuration.Policy s_policy = CorsCompiler.Compile(
        """
        [
          { "ID": "uploads", "AllowedOrigins": ["https://*.a.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["*"] },
          {
            "AllowedOrigins": ["https://a.example", "*"],
            "AllowedMethods": ["GET", "HEAD"],
            "ExposeHeaders": ["ETag"],
            "MaxAgeSeconds": 600
          }
        ]
        """).Compilation.ToPolicy()!;

    public string Name => "expectations";

    public void Check(string input)
    {
        var alone = ExpectationCompilation.Check(input, policy: null);
        var withPolicy = ExpectationCompilation.Check(input, s_policy);
        FuzzException.Unless(alone.Cases == 0, "Nothing is checked without a policy");
        foreach (Finding error in alone.Errors.Concat(withPolicy.Errors))
        {
            FuzzException.Unless(
                error.Span.Start >= 0 && error.Span.Length >= 0 && error.Span.End <= input.Length,
                "An error lies in the text",
                () => $"{error}");
            FuzzException.Unless(
                error.Message.Length > 0 && !error.Message.Any(char.IsControl), "A message is one line", () => error.Message);
            FuzzException.Unless(
                error.In("cors.expect.json", withPolicy.Text).Severity == FindingSeverity.Error,
                "What is wrong with expectations is an error",
                () => error.Message);
        }

        bool isList = alone.Errors.IsEmpty;
        FuzzException.Unless(
            isList
                ? withPolicy.Errors.All(error => error.Descriptor == Descriptors.UnmetExpectation)
                : alone.Errors.SequenceEqual(withPolicy.Errors) && withPolicy.Cases == 0,
            "A text that isn't a list of expectations is not checked, and one that is has no other error");
    }
}
