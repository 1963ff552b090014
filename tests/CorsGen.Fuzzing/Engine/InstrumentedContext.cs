using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace CorsGen.Fuzzing.Engine;

/// <summary>
/// Loads this program a second time, with copies of the assemblies under test in which SharpFuzz counts each branch.
/// What was built stays as it is.
/// </summary>
internal sealed class InstrumentedContext : AssemblyLoadContext
{
    /// <summary>What the context is called, by which the program knows that it runs in it.</summary>
    public const string ContextName = "instrumented";

    private static readonly string[] s_underTest = ["CorsGen", "CorsGen.AspNetCore", "CorsGen.Compiler"];

    private readonly string _copies;

    private InstrumentedContext(string copies)
        : base(ContextName) => _copies = copies;

    /// <summary>Runs the program, instrumented.</summary>
    public static int Run(string[] arguments)
    {
        DirectoryInfo copies = Directory.CreateTempSubdirectory("corsgen-fuzzing-");
        try
        {
            foreach (string name in s_underTest)
            {
                string copy = Path.Combine(copies.FullName, name + ".dll");
                File.Copy(PathOf(name), copy);
                SharpFuzz.Fuzzer.Instrument(copy, _ => true, SharpFuzz.Options.Value);
            }

            Assembly program = new InstrumentedContext(copies.FullName).LoadFromAssemblyName(
                typeof(Program).Assembly.GetName());
            MethodInfo main = program.GetType(typeof(Program).FullName!)!.GetMethod(nameof(Program.Main))!;
            return (int)main.Invoke(null, [arguments])!;
        }
        finally
        {
            copies.Delete(recursive: true);
        }
    }

    // From memory, so that the copies can be deleted on Windows too. Everything else is the one of the program.
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        string path = s_underTest.Contains(name) ? Path.Combine(_copies, name + ".dll") : PathOf(name);
        return name.StartsWith("CorsGen", StringComparison.Ordinal) && File.Exists(path)
            ? LoadFromStream(new MemoryStream(File.ReadAllBytes(path)))
            : null;
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");
}
