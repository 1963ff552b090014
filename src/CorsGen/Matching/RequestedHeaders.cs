using System;
using System.ComponentModel;

namespace CorsGen.Matching;

/// <summary>
/// The header names in a value of <c>Access-Control-Request-Headers</c>: split at commas, without the spaces and tabs
/// around them and without empty elements (RFC 9110, section 5.6.1). For generated code; applications call
/// <c>Evaluate</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RequestedHeaders
{
    private ReadOnlySpan<char> _rest;

    /// <summary>Reads a header value.</summary>
    /// <param name="value">The value; null has no names.</param>
    public RequestedHeaders(string? value)
    {
        _rest = value.AsSpan();
        Current = default;
    }

    /// <summary>The name that <see cref="MoveNext"/> found: not empty, not necessarily a token.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>The value itself, or null if it names no header (null, empty, <c>","</c>).</summary>
    /// <param name="value">A value of <c>Access-Control-Request-Headers</c>.</param>
    public static string? NullIfNone(string? value) => new RequestedHeaders(value).MoveNext() ? value : null;

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

    // Spaces and tabs alone: what else char.IsWhiteSpace knows is part of a name, and makes it none.
    private static ReadOnlySpan<char> TrimWhiteSpace(ReadOnlySpan<char> element)
    {
        int start = 0;
        int end = element.Length;
        while (start < end && element[start] is ' ' or '\t')
        {
            start++;
        }

        while (end > start && element[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return element.Slice(start, end - start);
    }
}
