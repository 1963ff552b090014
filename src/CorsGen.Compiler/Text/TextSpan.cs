namespace CorsGen.Compiler.Text;

/// <summary>A run of characters of a text, in UTF-16 units.</summary>
/// <param name="Start">The first character.</param>
/// <param name="Length">How many there are; zero for a place between two.</param>
internal readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The place behind the last character.</summary>
    public int End => Start + Length;

    public bool IsEmpty => Length == 0;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether all characters of another span are among these.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;
}
