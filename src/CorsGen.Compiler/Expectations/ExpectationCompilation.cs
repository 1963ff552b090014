using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Execution;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Syntax;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Expectations;

/// <summary>
/// A text of expectations, and what became of them: errors of the text, and what a policy doesn't meet.
/// </summary>
internal sealed class ExpectationCompilation
{
    private ExpectationCompilation(SourceText text, int cases, ImmutableArray<Finding> errors)
    {
        Text = text;
        Cases = cases;
        Errors = errors;
    }

    public SourceText Text { get; }

    /// <summary>How many requests were checked; none if the text has an error, or if there is no policy.</summary>
    public int Cases { get; }

    /// <summary>The errors, in the order of their places.</summary>
    public ImmutableArray<Finding> Errors { get; }

    /// <summary>Reads expectations and checks them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="policy">The policy; null if it has errors, so that only the text is checked.</param>
    public static ExpectationCompilation Check(string text, Policy? policy)
    {
        var findings = new FindingList();
        JsonSyntaxTree syntax = JsonParser.Parse(text);
        foreach (SyntaxError error in syntax.Errors)
        {
            findings.Add(Descriptors.InvalidExpectations, error.Span, error.Message);
        }

        // A word or a number that was recovered from what isn't JSON doesn't need a second error.
        ImmutableArray<Expectation> expectations =
            syntax.Root is null || (!syntax.Errors.IsEmpty && syntax.Root is not (JsonArray or JsonObject))
                ? ImmutableArray<Expectation>.Empty
                : new ExpectationBinder(findings).Bind(syntax.Root);
        int cases = 0;
        if (findings.Count == 0 && policy is not null)
        {
            cases = expectations.Sum(expectation => expectation.Origins.Length * expectation.Methods.Length);
            var checker = new ExpectationChecker(ExecutablePolicy.Create(policy), findings);
            foreach (Expectation expectation in expectations)
            {
                checker.Check(expectation);
            }
        }

        return new ExpectationCompilation(new SourceText(text), cases, findings.ToSorted());
    }
}
