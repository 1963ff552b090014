using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Buffers;
using System.Text;
#endif

namespace CorsGen.Matching;

/// <summary>Compares header names with patterns. For generated code; applications call <c>Evaluate</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HeaderName
{
    internal const string TokenCharacters =
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

#if NET8_0_OR_GREATER
    private static readonly SearchValues<char> s_token = SearchValues.Create(TokenCharacters);
#endif

    /// <summary>Whether a name is a token, as every header name must be (RFC 9110, section 5.6.2).</summary>
    /// <param name="name">The name.</param>
    public static bool IsToken(ReadOnlySpan<char> name)
    {
#if NET8_0_OR_GREATER
        return !name.IsEmpty && name.IndexOfAnyExcept(s_token) < 0;
#else
        foreach (char c in name)
        {
            if (TokenCharacters.IndexOf(c) < 0)
            {
                return false;
            }
        }

        return !name.IsEmpty;
#endif
    }

    /// <summary>Whether two names are equal, without regard to the case of ASCII letters.</summary>
    /// <param name="name">The name that a request asks for.</param>
    /// <param name="allowed">The name that a rule lists: ASCII.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(ReadOnlySpan<char> name, string allowed)
    {
        // Browsers send names in lower case: the compiler turns this into a few comparisons with constants.
        return name.SequenceEqual(allowed.AsSpan()) || EqualsIgnoreAsciiCase(name, allowed.AsSpan());
    }

    /// <summary>
    /// Whether a name matches the pattern <paramref name="prefix"/><c>*</c><paramref name="suffix"/>: anchored at both
    /// ends, without an overlap of the two, and without regard to the case of ASCII letters.
    /// </summary>
    /// <param name="name">The name that a request asks for.</param>
    /// <param name="prefix">The text before the <c>*</c>: ASCII.</param>
    /// <param name="suffix">The text after the <c>*</c>: ASCII.</param>
    public static bool IsMatch(ReadOnlySpan<char> name, string prefix, string suffix) =>
        name.Length >= prefix.Length + suffix.Length
        && EqualsIgnoreAsciiCase(name.Slice(0, prefix.Length), prefix.AsSpan())
        && EqualsIgnoreAsciiCase(name.Slice(name.Length - suffix.Length), suffix.AsSpan());

    // Only the case of ASCII letters is ignored: U+212A, the Kelvin sign, isn't equal to 'k'.
    internal static bool EqualsIgnoreAsciiCase(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
#if NET8_0_OR_GREATER
        return Ascii.EqualsIgnoreCase(left, right);
#else
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (ToLowerAscii(left[i]) != ToLowerAscii(right[i]))
            {
                return false;
            }
        }

        return true;
#endif
    }

    internal static uint ToLowerAscii(uint c) => c is >= 'A' and <= 'Z' ? c | 0x20 : c;
}
