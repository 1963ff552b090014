namespace CorsGen.BrowserTests.Playground;

/// <summary>The colours that a user has chosen in the system.</summary>
internal sealed record PageColours(string Name, string Scheme, bool IsForced = false)
{
    public static readonly PageColours Light = new("light", "light");

    public static readonly PageColours Dark = new("dark", "dark");

    public static readonly PageColours Forced = new("forced colours", "light", IsForced: true);

    public static readonly IReadOnlyList<PageColours> All = [Light, Dark, Forced];
}
