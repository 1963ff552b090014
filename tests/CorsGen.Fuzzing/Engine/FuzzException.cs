using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace CorsGen.Fuzzing.Engine;

/// <summary>Something doesn't hold for an input.</summary>
#pragma warning disable CA1032 // It is only thrown here, and always with a property.
public sealed class FuzzException : Exception
#pragma warning restore CA1032
{
    private FuzzException(string property, string details)
        : base($"{property}: {details}") => Property = property;

    /// <summary>What has to hold: the same for all inputs for which it doesn't.</summary>
    public string Property { get; }

    /// <summary>Fails unless a condition holds.</summary>
    public static void Unless([DoesNotReturnIf(false)] bool condition, string property, Func<string>? details = null)
    {
        if (!condition)
        {
            throw new FuzzException(property, details?.Invoke() ?? "no");
        }
    }

    /// <summary>What two failures have in common if they most likely have one cause.</summary>
    public static string CauseOf(Exception exception) => exception is FuzzException failure
        ? failure.Property
        : $"{exception.GetType().Name} in {ThrowingMethod(exception)}";

    private static string ThrowingMethod(Exception exception)
    {
        System.Reflection.MethodBase? method = new StackTrace(exception).GetFrames()
            .Select(frame => frame.GetMethod())
            .FirstOrDefault(method =>
                method?.DeclaringType?.FullName?.StartsWith("CorsGen", StringComparison.Ordinal) == true);
        return $"{method?.DeclaringType?.Name}.{method?.Name}";
    }
}
