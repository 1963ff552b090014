using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsGen.Tests.Infrastructure;

/// <summary>All objects that some values keep alive.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] s_forbidden =
        [
            typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SourceText),
            typeof(Location), typeof(AdditionalText),
        ];

    /// <summary>
    /// Whether a pipeline must not keep a value of a type. By assignability: the values are of derived types.
    /// </summary>
    public static bool IsForbidden(Type type) =>
        Array.Exists(s_forbidden, forbidden => forbidden.IsAssignableFrom(type));

    public static IEnumerable<object> Reach(IEnumerable<object> roots)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var left = new Stack<object>(roots);
        while (left.TryPop(out object? value))
        {
            if (!seen.Add(value))
            {
                continue;
            }

            yield return value;
            if (value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || value is Type or MemberInfo)
            {
                continue;
            }

            if (value is IEnumerable items)
            {
                foreach (object? item in items)
                {
                    Push(item);
                }
            }

            for (Type? type = value.GetType(); type is not null; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    Push(field.GetValue(value));
                }
            }
        }

        void Push(object? value)
        {
            if (value is not null and not Pointer)
            {
                left.Push(value);
            }
        }
    }
}
