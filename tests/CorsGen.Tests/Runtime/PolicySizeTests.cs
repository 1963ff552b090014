using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using CorsGen.Compiler.Text;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Snapshots;

namespace CorsGen.Tests.Runtime;

/// <summary>What a policy keeps in memory: a server may have one for each tenant.</summary>
public class PolicySizeTests(ITestOutputHelper output)
{
    private const int MostBytes = 4 * 1024;

    [Fact]
    public void A_policy_of_three_rules_keeps_at_most_4_KB()
    {
        // Each from a text of its own: a string that two of them share is counted once.
        ICorsPolicy[] policies =
        [
            .. Enumerable.Range(0, 1_000).Select(tenant =>
                CorsCompiler.Compile(SnapshotTests.ThreeRules.Replace(
                    "example", $"tenant{tenant}", StringComparison.Ordinal)).GetPolicy()),
        ];
        long bytes = SizeOfAll(policies) / policies.Length;
        output.WriteLine($"{bytes} bytes for each of {policies.Length} policies");
        Assert.InRange(bytes, 500, MostBytes);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public void The_size_is_linear_in_the_text(int origins)
    {
        string list = string.Join(
            ", ",
            Enumerable.Range(0, origins)
                .Select(n => $"\"https://tenant{n}.example.com\", \"https://*.{n}.example.com\""));
        string text = $$"""[{ "AllowedOrigins": [{{list}}], "AllowedMethods": ["GET"] }]""";
        ICorsPolicy policy =
            CorsCompiler.Compile(text, new CorsCompilerOptions { Profile = CorsProfile.Web }).GetPolicy();
        long bytes = SizeOfAll([policy]);
        output.WriteLine($"{text.Length} characters, {bytes} bytes");
        Assert.InRange(bytes, 1, text.Length * 12);
    }

    [Fact]
    public void A_policy_does_not_keep_the_compilation_or_its_text()
    {
        ICorsPolicy policy = CorsCompiler.Compile(SnapshotTests.ThreeRules).GetPolicy();
        Assert.DoesNotContain(
            ObjectGraph.Reach([policy]).Select(value => value.GetType()),
            type => type == typeof(PolicyCompilation) || type == typeof(CorsCompilation) || type == typeof(SourceText));
    }

    private static long SizeOfAll(IEnumerable<object> roots) =>
        ObjectGraph.Reach(roots).Where(value => !value.GetType().IsValueType).Sum(SizeOf);

    // A header of two words, and the fields; what a runtime adds to align them is a word at most.
    private static long SizeOf(object value) => value switch
    {
        string text => 24 + (text.Length * sizeof(char)),
        Array array => 24 + ((long)array.Length * ElementSize(array)),
        _ => 16 + FieldsOf(value.GetType()).Sum(field => SizeOfField(field.FieldType)),
    };

    private static int ElementSize(Array array) => SizeOfField(array.GetType().GetElementType()!);

    private static int SizeOfField(Type type) => !type.IsValueType ? IntPtr.Size
        : type.IsPrimitive ? Marshal.SizeOf(type)
        : type.IsEnum ? sizeof(int)
        : Math.Max(1, FieldsOf(type).Sum(field => SizeOfField(field.FieldType)));

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            foreach (FieldInfo field in current.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
