using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Emit;
using CorsGen.Compiler.Planning;
using CorsGen.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Tests.Matching;

/// <summary>The list of the members' names against classes that the compiler made, in every form of a plan.</summary>
public class MemberNamesTests
{
    private const BindingFlags AllDeclared = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void The_list_is_that_of_the_members_of_compiled_classes()
    {
        string[] sources =
        [
            .. MatcherFormsTests.s_forms.Values.Append(PlanForms.Cheapest)
                .SelectMany((forms, number) => PolicySamples.All.Select(sample =>
                    Emit(sample.Value.Json, sample.Value.IsWeb, $"Form{number}.{sample.Key}", forms))),
        ];

        string[] members =
        [
            .. Load(sources).SelectMany(type => type.GetMembers(AllDeclared))
                .Select(member => member.Name)
                .Where(SyntaxFacts.IsValidIdentifier)
                .Distinct(),
        ];

        Assert.Contains(members, name => name != MemberNames.WithoutPageSuffix(name));
        Assert.All(members, name => Assert.True(MemberNames.Contains(name), name));
        Assert.Equal(
            MemberNames.All.Order(StringComparer.Ordinal),
            members.Select(MemberNames.WithoutPageSuffix).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Emit(string json, bool isWeb, string @namespace, PlanForms forms)
    {
        CorsProfile profile = isWeb ? CorsProfile.Web : CorsProfile.S3;
        CorsDocument document = Compiled.Of(json, profile).Document!;
        var policyClass = new PolicyClass(@namespace, "CorsPolicy", IsPublic: false);
        var policy = new Policy("cors.json", policyClass, profile, RuleBuilder.Build(document));
        return PolicyEmitter.Emit(PolicyPlan.Create(policy, forms));
    }

    private static IEnumerable<Type> Load(string[] sources)
    {
        using var image = new MemoryStream();
        CSharpCompilation compilation = new TestProject { Code = [.. sources] }.CreateCompilation();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image).GetTypes()
            .Where(type => type.Name == "CorsPolicy");
    }
}
