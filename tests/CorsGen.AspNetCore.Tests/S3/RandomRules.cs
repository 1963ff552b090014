using Amazon.S3.Model;

namespace CorsGen.AspNetCore.Tests.S3;

/// <summary>Rules that S3 could have been given, of characters that are seldom seen in one.</summary>
internal sealed class RandomRules(Random random)
{
    private static readonly string[] s_methods = ["GET", "PUT", "POST", "DELETE", "HEAD"];

    // What XML writes otherwise than it is, or may read otherwise than it was written.
    private static readonly string[] s_odd =
    [
        "&", "<", ">", "\"", "'", "]]>", "&amp;", " ", "\t", "\r", "\n", "\r\n", "é", "\u0085", "\u2028", "😀", "a",
    ];

    private static readonly string[] s_oddInNames = ["&", "'", "!", "#", "%", "~", "a", "X-", "0"];

    public CORSRule[] Next() => [.. Many(1, 5, NextRule)];

    private CORSRule NextRule() => new()
    {
        Id = Chance() ? Text(s_odd, 0) : null,
        AllowedOrigins = List(1, () => TextWithWildcard(s_odd)),
        AllowedMethods = List(1, () => OneOf(s_methods)),
        AllowedHeaders = Chance() ? List(0, () => TextWithWildcard(s_oddInNames)) : null,
        ExposeHeaders = Chance() ? List(0, () => Text(s_oddInNames, 1)) : null,
        MaxAgeSeconds = Chance() ? random.Next() : null,
    };

    private string TextWithWildcard(string[] parts) =>
        Text(parts, 0) + (Chance() ? "*" : OneOf(parts)) + Text(parts, 0);

    private string Text(string[] parts, int least) => string.Concat(Many(least, 6, () => OneOf(parts)));

    private List<string> List(int least, Func<string> create) => [.. Many(least, 4, create).Distinct()];

    private IEnumerable<T> Many<T>(int least, int most, Func<T> create) =>
        Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => create());

    private string OneOf(string[] parts) => parts[random.Next(parts.Length)];

    private bool Chance() => random.Next(2) == 0;
}
