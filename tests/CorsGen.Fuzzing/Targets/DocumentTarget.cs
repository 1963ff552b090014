using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CorsGen.Fuzzing.Checks;
using CorsGen.Fuzzing.Engine;
using CorsGen.Tests.Matching;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Fuzzing.Targets;

/// <summary>A text as a policy file, in each profile: what is found, what it answers, what is offered.</summary>
public sealed class DocumentTarget : IFuzzTarget
{
    private const int Requests = 12;

    // What generated code is written in.
    private static readonly CSharpParseOptions s_csharp = new(LanguageVersion.CSharp8);

    public string Name => "documents";

    public void Check(string input)
    {
        foreach (CorsProfile profile in (CorsProfile[])[CorsProfile.S3, CorsProfile.Web])
        {
            Check(input, new CorsCompilerOptions { Profile = profile });
        }
    }

    private static void Check(string text, CorsCompilerOptions options)
    {
        CorsCompilation compilation = CorsCompiler.Compile(text, options);
        FindingChecks.Check(text, compilation);
        string code = compilation.ToCSharp();
        CorsCompilation again = CorsCompiler.Compile(text, options);
        FuzzException.Unless(
            again.ToCSharp() == code
                && again.Findings.Select(finding => finding.ToString())
                    .SequenceEqual(compilation.Findings.Select(finding => finding.ToString())),
            "Compiling twice is the same");
        Diagnostic? error = CSharpSyntaxTree.ParseText(code, s_csharp).GetDiagnostics().FirstOrDefault();
        FuzzException.Unless(error is null, "Generated code is C#", () => $"{error}\n{code}");
        FixChecks.Check(compilation.Compilation);
        if (compilation.Policy is { } policy)
        {
            RandomRequest[] requests = RequestsFor(text, policy, options.Profile);
            foreach (RandomRequest request in requests)
            {
                DecisionChecks.Check(policy, options.Profile, request);
            }

            FormChecks.Check(compilation, options, requests);
        }
    }

    // The same for the same text, so that what fails once fails again.
    private static RandomRequest[] RequestsFor(string text, ICorsPolicy policy, CorsProfile profile)
    {
        byte[] hash = SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()));
        var random = new Random(BitConverter.ToInt32(hash));
        var configuration = new RandomConfiguration(
            "", profile == CorsProfile.Web, DecisionChecks.RulesOf(policy), text);
        return [.. Enumerable.Range(0, Requests).Select(_ => RandomRequest.Create(random, configuration))];
    }
}
