namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>The scripts that run in pages: resources of this assembly.</summary>
internal static class PageScripts
{
    /// <summary>Declares <c>sendAll</c>, which sends requests by the means of a page.</summary>
    public static string Send { get; } = Read("send.js");

    /// <summary>Declares <c>sendFrom</c>, which has a frame or a worker of the page send them.</summary>
    public static string Places { get; } = Read("places.js");

    private static string Read(string name)
    {
        using Stream stream = typeof(PageScripts).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
