using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Expectations;
using CorsGen.Fuzzing.Engine;
using CorsGen.Tests.Matching;
using CorsGen.Tool.Forms;
using CorsGen.Tool.Input;

namespace CorsGen.Fuzzing.Checks;

/// <summary>A policy stays the same policy in every form, and meets the expectations that are written for it.</summary>
internal static class FormChecks
{
    public static void Check(CorsCompilation compilation, CorsCompilerOptions options, RandomRequest[] requests)
    {
        Policy policy = compilation.Compilation.ToPolicy()!;
        ICorsPolicy compiled = compilation.GetPolicy();
        CheckForm(compiled, CorsCompiler.Compile(JsonForm.Console(policy), options), requests, "console");
        CheckForm(compiled, CorsCompiler.Compile(JsonForm.Cli(policy), options), requests, "cli");
        CheckForm(compiled, CorsCompiler.Compile(compiled.Rules, options), requests, "rules");
        if (Xml(policy) is { } xml)
        {
            CheckForm(compiled, CorsCompiler.Compile(xml, options), requests, "xml");
        }

        string expectations = FirstExpectations.Write(policy);
        var checkedAgain = ExpectationCompilation.Check(expectations, policy);
        FuzzException.Unless(
            checkedAgain.Errors.IsEmpty,
            "A policy meets its first expectations",
            () => $"{checkedAgain.Errors[0].Message}:\n{expectations}");
    }

    private static string? Xml(Policy policy)
    {
        try
        {
            return XmlForm.Write(policy);
        }
        catch (InputException)
        {
            // A value has a character that XML can't hold.
            return null;
        }
    }

    private static void CheckForm(
        ICorsPolicy policy, CorsCompilation converted, RandomRequest[] requests, string form)
    {
        FuzzException.Unless(
            converted.Policy is not null,
            "A policy can be written in another form",
            () => $"{form}: {converted.Findings[0]}");
        ReferenceRule[] before = DecisionChecks.RulesOf(policy);
        ReferenceRule[] after = DecisionChecks.RulesOf(converted.Policy);
        FuzzException.Unless(
            before.Length == after.Length && before.Zip(after).All(pair => IsSame(pair.First, pair.Second)),
            "Another form has the same rules",
            () => form);
        foreach (RandomRequest request in requests)
        {
            FuzzException.Unless(
                DecisionChecks.AnswerAlike(policy, converted.Policy, request),
                "Another form answers alike",
                () => $"{form}: {request}");
        }
    }

    private static bool IsSame(ReferenceRule left, ReferenceRule right) =>
        left.Id == right.Id
        && left.AllowedOrigins.SequenceEqual(right.AllowedOrigins)
        && left.AllowedMethods.SequenceEqual(right.AllowedMethods)
        && left.AllowedHeaders.SequenceEqual(right.AllowedHeaders)
        && left.ExposeHeaders.SequenceEqual(right.ExposeHeaders)
        && left.MaxAgeSeconds == right.MaxAgeSeconds
        && left.AllowCredentials == right.AllowCredentials;
}
