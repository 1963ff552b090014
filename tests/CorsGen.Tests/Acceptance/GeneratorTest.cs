using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace CorsGen.Tests.Acceptance;

/// <summary>
/// A project with the generator: what it makes, all that it says, and that the C# code compiles with it.
/// </summary>
internal sealed class GeneratorTest : CSharpSourceGeneratorTest<CorsGenerator, DefaultVerifier>
{
    public GeneratorTest(string code, string settings = "")
    {
        ReferenceAssemblies = AcceptanceProject.Framework;
        AcceptanceProject.SetUp(TestState, settings);
        TestState.OutputKind = OutputKind.ConsoleApplication;
        TestState.Sources.Add(("/app/Program.cs", code));
    }
}
