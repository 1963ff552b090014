using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Buffers;
#endif

namespace CorsGen.Matching;

/// <summary>Compares origins with patterns. For generated code; applications call <c>Evaluate</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OriginPattern
{
#if NET8_0_OR_GREATER
    private static readonly SearchValues<char> s_visibleAscii = SearchValues.Create(
        "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");
#endif

    /// <summary>
    /// Whether an origin matches the pattern <paramref name="prefix"/><c>*</c><paramref name="suffix"/>: ordinal,
    /// anchored at both ends, without an overlap of the two. An origin with a character outside U+0021–U+007E never
    /// matches: browsers don't send one, and it cannot be echoed safely.
    /// </summary>
    /// <param name="origin">The request's origin.</param>
    /// <param name="prefix">The text before the <c>*</c>.</param>
    /// <param name="suffix">The text after the <c>*</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsMatch(string origin, string prefix, string suffix) =>
        origin.Length >= prefix.Length + suffix.Length
        && origin.AsSpan().StartsWith(prefix.AsSpan())
        && origin.AsSpan().EndsWith(suffix.AsSpan())
        && IsVisibleAscii(origin);

    /// <summary>
    /// Whether an origin has only characters in U+0021–U+007E; otherwise it doesn't match a wildcard.
    /// </summary>
    /// <param name="origin">The request's origin.</param>
    public static bool IsVisibleAscii(string origin)
    {
#if NET8_0_OR_GREATER
        return origin.AsSpan().IndexOfAnyExcept(s_visibleAscii) < 0;
#else
        foreach (char c in origin)
        {
            if (c is < '!' or > '~')
            {
                return false;
            }
        }

        return true;
#endif
    }
}
