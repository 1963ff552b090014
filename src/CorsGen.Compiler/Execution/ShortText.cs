using System;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace CorsGen.Compiler.Execution;

/// <summary>
/// Compares texts of the length that origins have without a call, as generated code compares with constants: a call
/// takes as long as the rest of a small policy.
/// </summary>
internal static class ShortText
{
    /// <summary>Whether two texts are equal, ordinal; null equals null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(string? left, string? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null && AreEqual(left.AsSpan(), right.AsSpan()));

    /// <summary>Whether two texts are equal, ordinal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

#if NET8_0_OR_GREATER
        // Two vectors, one from the start and one up to the end: where they overlap, they compare twice.
        ReadOnlySpan<ushort> a = MemoryMarshal.Cast<char, ushort>(left);
        ReadOnlySpan<ushort> b = MemoryMarshal.Cast<char, ushort>(right);
        if (Vector256.IsHardwareAccelerated && a.Length is >= 16 and <= 32)
        {
            return Vector256.Create(a) == Vector256.Create(b)
                && Vector256.Create(a[^16..]) == Vector256.Create(b[^16..]);
        }

        if (Vector128.IsHardwareAccelerated && a.Length is >= 8 and <= 16)
        {
            return Vector128.Create(a) == Vector128.Create(b)
                && Vector128.Create(a[^8..]) == Vector128.Create(b[^8..]);
        }
#endif
        return left.SequenceEqual(right);
    }
}
