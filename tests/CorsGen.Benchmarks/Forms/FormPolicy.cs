using System.Reflection;
using System.Runtime.Loader;
using BenchmarkDotNet.Attributes;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Emit;
using CorsGen.Compiler.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsGen.Benchmarks.Forms;

/// <summary>
/// Policies in forms that the generator is told to take, whether it would or not. They are compiled before anything is
/// measured, by another process: a compiler in the same one keeps the runtime busy optimising the compiler.
/// </summary>
internal static class FormPolicy
{
    /// <summary>The environment variable that names the folder of the compiled policies.</summary>
    public const string FolderVariable = "CORSGEN_FORMS";

    private static readonly EquatableArray<string> s_methods = new[] { "GET" }.ToEquatableArray();

    /// <summary>Where the policies of this run are.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable(FolderVariable) ?? Path.Combine(AppContext.BaseDirectory, "forms");

    /// <summary>A rule for GET.</summary>
    public static Rule Rule(IEnumerable<string> origins, params IEnumerable<string> headers) => new(
        Id: null,
        origins.ToEquatableArray(),
        s_methods,
        headers.ToEquatableArray(),
        EquatableArray<string>.Empty,
        MaxAgeSeconds: null,
        AllowCredentials: false);

    /// <summary>Compiles every size of some cases, in both forms.</summary>
    public static void CompileAll(IEnumerable<Type> cases)
    {
        Directory.CreateDirectory(Folder);
        foreach (FormCase form in cases.Select(type => (FormCase)Activator.CreateInstance(type)!))
        {
            PropertyInfo size = form.GetType().GetProperty(nameof(FormCase.Size))!;
            foreach (object? value in size.GetCustomAttribute<ParamsAttribute>()!.Values)
            {
                size.SetValue(form, value);
                Compile(form.Rules, form.ForFewEntries, form.FileOf("few"));
                Compile(form.Rules, form.ForManyEntries, form.FileOf("many"));
            }
        }
    }

    public static ICorsPolicy Load(string file)
    {
        Type type = AssemblyLoadContext.Default.LoadFromAssemblyPath(file).GetType("FormPolicy", throwOnError: true)!;
        return (ICorsPolicy)type.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }

    private static void Compile(IEnumerable<Rule> rules, PlanForms forms, string file)
    {
        var policy = new Policy(
            "cors.json", new PolicyClass("", "FormPolicy", IsPublic: true), CorsProfile.Web, rules.ToEquatableArray());
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(file),
            [CSharpSyntaxTree.ParseText(PolicyEmitter.Emit(PolicyPlan.Create(policy, forms)))],
            platform.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        if (!compilation.Emit(file).Success)
        {
            throw new InvalidOperationException($"{file} does not compile.");
        }
    }
}
