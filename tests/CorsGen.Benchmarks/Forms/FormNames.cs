namespace CorsGen.Benchmarks.Forms;

/// <summary>Names such as people give: of several lengths, alike in places, all different.</summary>
internal static class FormNames
{
    private static readonly string[] s_words = ["app", "admin", "www", "static", "shop", "login", "media", "api"];

    public static string Of(int number) => number < s_words.Length
        ? s_words[number]
        : FormattableString.Invariant($"{s_words[number % s_words.Length]}{number / s_words.Length}");
}
