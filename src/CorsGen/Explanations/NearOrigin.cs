namespace CorsGen;

/// <summary>An entry of <c>AllowedOrigins</c> that an origin misses in one way.</summary>
/// <param name="distance">Less for an entry that comes nearer.</param>
/// <param name="entry">The entry.</param>
/// <param name="difference">How it differs from the origin, as a verb and what follows.</param>
internal readonly struct NearOrigin(int distance, string entry, string difference)
{
    public int Distance { get; } = distance;

    public string Entry { get; } = entry;

    public string Difference { get; } = difference;

    /// <summary>Such as <c>'https://app.example.com' doesn't end with a slash</c>.</summary>
    public override string ToString() => $"{PrintableText.Quoted(Entry)} {Difference}";
}
