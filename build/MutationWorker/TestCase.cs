using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace CorsGen.Build;

/// <summary>
/// A test, or one row of a theory. xunit's own runner discovers all tests for each run, which here would take longer
/// than the tests; this knows as much of xunit as our tests use.
/// </summary>
internal sealed class TestCase
{
    private readonly MethodInfo _method;
    private readonly object?[] _arguments;

    private TestCase(MethodInfo method, object?[] arguments, int row)
    {
        _method = method;
        _arguments = Complete(method, arguments);
        Name = $"{method.DeclaringType!.Name}.{method.Name}[{row}]";
    }

    /// <summary>The class, the method and the row.</summary>
    public string Name { get; }

    /// <summary>
    /// All tests of an assembly, but those of some classes and those that need a fixture, in an order that is always
    /// the same.
    /// </summary>
    public static async Task<IReadOnlyList<TestCase>> FindAllAsync(Assembly assembly, string[] withoutClasses)
    {
        var tests = new List<TestCase>();
        IEnumerable<MethodInfo> methods = assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsGenericType: false } && ArgumentsOf(type) is not null)
            .Where(type => !withoutClasses.Contains(type.Name))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => type.GetMethods());
        foreach (MethodInfo method in methods)
        {
            if (method.GetCustomAttribute<FactAttribute>() is not { Skip: null } fact)
            {
                continue;
            }

            if (fact is not TheoryAttribute)
            {
                tests.Add(new TestCase(method, [], 0));
                continue;
            }

            int row = 0;
            foreach (IDataAttribute source in method.GetCustomAttributes().OfType<IDataAttribute>())
            {
                // Without its type, a source has no rows; xunit's runner sets it.
                if (source is ITypeAwareDataAttribute aware)
                {
                    aware.MemberType ??= method.ReflectedType;
                }

                foreach (ITheoryDataRow data in await source.GetData(method, new DisposalTracker()))
                {
                    tests.Add(new TestCase(method, data.GetData(), row++));
                }
            }
        }

        return tests;
    }

    /// <summary>Runs the test.</summary>
    /// <returns>Why it fails, in a line; null if it passes.</returns>
    public async Task<string?> RunAsync()
    {
        object? instance = null;
        try
        {
            Type type = _method.ReflectedType!;
            instance = _method.IsStatic ? null : Activator.CreateInstance(type, ArgumentsOf(type));
            object? result = _method.Invoke(instance, _arguments);
            await (result switch
            {
                Task task => task,
                ValueTask task => task.AsTask(),
                _ => Task.CompletedTask,
            });
            return null;
        }
        catch (Exception exception)
        {
            Exception cause = (exception as TargetInvocationException)?.InnerException ?? exception;
            return $"{cause.GetType().Name} {cause.Message}".ReplaceLineEndings(" ").Replace('\t', ' ');
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    // What the constructor of a class of tests takes; null if that is more than a place for its output.
    private static object[]? ArgumentsOf(Type type) =>
        type.GetConstructors() is not [var constructor] ? (type.IsClass && type.IsAbstract ? [] : null)
        : constructor.GetParameters() is { Length: 0 } ? []
        : constructor.GetParameters() is [var only] && only.ParameterType == typeof(ITestOutputHelper)
            ? [new NoOutput()]
        : null;

    // Optional parameters, and several values for the last one.
    private static object?[] Complete(MethodInfo method, object?[] arguments)
    {
        ParameterInfo[] parameters = method.GetParameters();
        if (parameters is [.., var last] && last.IsDefined(typeof(ParamArrayAttribute))
            && !(arguments.Length == parameters.Length && last.ParameterType.IsInstanceOfType(arguments[^1])))
        {
            object?[] rest = arguments[(parameters.Length - 1)..];
            var values = Array.CreateInstance(last.ParameterType.GetElementType()!, rest.Length);
            rest.CopyTo(values, 0);
            return [.. arguments[..(parameters.Length - 1)], values];
        }

        return [.. arguments, .. parameters.Skip(arguments.Length).Select(parameter => parameter.DefaultValue)];
    }

    private sealed class NoOutput : ITestOutputHelper
    {
        public string Output => "";

        public void Write(string message)
        {
        }

        public void Write(string format, params object[] args)
        {
        }

        public void WriteLine(string message)
        {
        }

        public void WriteLine(string format, params object[] args)
        {
        }
    }
}
