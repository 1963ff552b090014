namespace CorsGen.Tool;

/// <summary>Colours text for a terminal that shows colours.</summary>
internal sealed class Style(bool hasColours)
{
    public string Bold(string text) => In("1", text);

    public string Red(string text) => In("1;31", text);

    public string Green(string text) => In("32", text);

    public string Yellow(string text) => In("1;33", text);

    public string Blue(string text) => In("34", text);

    public string Quiet(string text) => In("2", text);

    private string In(string code, string text) => hasColours && text.Length > 0 ? $"\x1b[{code}m{text}\x1b[0m" : text;
}
