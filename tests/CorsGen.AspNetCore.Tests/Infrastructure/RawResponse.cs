namespace CorsGen.AspNetCore.Tests.Infrastructure;

/// <summary>A response as it came over the wire.</summary>
internal sealed record RawResponse(int Status, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    /// <summary>The value of a header, its lines joined; null if there is none.</summary>
    public string? this[string name]
    {
        get
        {
            string[] values =
            [
                .. Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                    .Select(header => header.Value),
            ];
            return values.Length == 0 ? null : string.Join(" | ", values);
        }
    }

    public string? AllowOrigin => this["Access-Control-Allow-Origin"];

    public string? Vary => this["Vary"];

    /// <summary>The names of its CORS headers.</summary>
    public IEnumerable<string> CorsHeaders =>
        Headers
            .Select(header => header.Name)
            .Where(name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the text of a response that ends with its connection.</summary>
    public static RawResponse Parse(string text)
    {
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"No response: '{text}'");

        string[] lines = text[..end].Split("\r\n");
        return new RawResponse(
            int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture),
            [.. lines.Skip(1).Select(line => line.Split(':', 2)).Select(parts => (parts[0], parts[1].Trim()))],
            text[(end + 4)..]);
    }
}
