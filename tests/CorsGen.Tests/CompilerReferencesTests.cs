using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CorsGen.Tests;

/// <summary>The compiler stands on its own, so that a tool, a server or a page can use it.</summary>
public class CompilerReferencesTests
{
    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net8.0")]
    public void The_compiler_refers_to_the_framework_and_the_runtime_library_alone(string framework)
    {
        string folder = typeof(CompilerReferencesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Compiler").Value!;
        using var file = new PEReader(File.OpenRead(Path.Combine(folder, framework, "CorsGen.Compiler.dll")));
        MetadataReader metadata = file.GetMetadataReader();
        string[] references =
        [
            .. metadata.AssemblyReferences.Select(
                handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)),
        ];

        Assert.NotEmpty(references);
        Assert.DoesNotContain(
            references, name => name.StartsWith("Microsoft.CodeAnalysis", System.StringComparison.Ordinal));
        Assert.All(references, name => Assert.True(
            name is "netstandard" or "CorsGen" || name.StartsWith("System.", System.StringComparison.Ordinal), name));
    }
}
