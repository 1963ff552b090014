using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Buffers;
#endif

namespace CorsGen.Matching;

/// <summary>
/// The header names in a value of <c>Access-Control-Request-Headers</c>: split at commas, without the spaces and tabs
/// around them and without empty elements (RFC 9110, section 5.6.1). For generated code; applications call
/// <c>Evaluate</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RequestedHeaders
{
#if NET8_0_OR_GREATER
    private static readonly SearchValues<char> s_tokensAndCommas = SearchValues.Create(
        HeaderName.TokenCharacters + ",");
#endif

    private ReadOnlySpan<char> _rest;

    /// <summary>Reads a header value.</summary>
    /// <param name="value">The value; null means no names.</param>
    public RequestedHeaders(string? value)
    {
        _rest = value.AsSpan();
        Current = default;
    }

    /// <summary>The name that <see cref="MoveNext"/> found. It isn't empty, but may not be a token.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>The value itself, or null if it doesn't name a header (null, empty, <c>","</c>).</summary>
    /// <param name="value">A value of <c>Access-Control-Request-Headers</c>.</param>
    public static string? NullIfNone(string? value)
    {
        if (value is null || value.Length == 0)
        {
            return null;
        }

        // A browser's value starts with a name. The rest isn't inlined, so that callers don't need stack space for it.
        return IsSeparator(value[0]) ? NullIfOnlySeparators(value) : value;
    }

    /// <summary>
    /// Whether every name in a value is a token, as every header name must be (RFC 9110, section 5.6.2).
    /// </summary>
    /// <param name="value">A value of <c>Access-Control-Request-Headers</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static bool AreTokens(string value)
    {
#if NET8_0_OR_GREATER
        // Without white space, a value of tokens has only token characters and commas: one scan is enough.
        int other = value.AsSpan().IndexOfAnyExcept(s_tokensAndCommas);
        if (other < 0)
        {
            return true;
        }

        if (!IsSeparator(value[other]))
        {
            return false;
        }
#endif
        foreach (ReadOnlySpan<char> name in new RequestedHeaders(value))
        {
            if (!HeaderName.IsToken(name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The names, for <c>foreach</c>.</summary>
    public readonly RequestedHeaders GetEnumerator() => this;

    /// <summary>Goes to the next name.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            int comma = _rest.IndexOf(',');
            ReadOnlySpan<char> element = comma < 0 ? _rest : _rest.Slice(0, comma);
            _rest = comma < 0 ? default : _rest.Slice(comma + 1);

            Current = TrimWhiteSpace(element);
            if (!Current.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? NullIfOnlySeparators(string value) => new RequestedHeaders(value).MoveNext() ? value : null;

    // Only spaces and tabs: other white space is part of the name, which then isn't a token.
    private static ReadOnlySpan<char> TrimWhiteSpace(ReadOnlySpan<char> element)
    {
        int start = 0;
        int end = element.Length;
        while (start < end && IsWhiteSpace(element[start]))
        {
            start++;
        }

        while (end > start && IsWhiteSpace(element[end - 1]))
        {
            end--;
        }

        return element.Slice(start, end - start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWhiteSpace(char c) => c is ' ' or '\t';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSeparator(char c) => c == ',' || IsWhiteSpace(c);
}
