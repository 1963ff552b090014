using System.Linq;

namespace CorsGen.Compiler.Origins;

/// <summary>Characters that come along unseen when an address is copied.</summary>
internal static class InvisibleText
{
    public static bool IsInvisible(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || HasNoWidth(c);

    /// <summary>Whether a browser drops the character from a host (UTS 46, "ignored").</summary>
    public static bool HasNoWidth(char c) => c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF';

    public static int CountAtStart(string text) => text.TakeWhile(IsInvisible).Count();

    public static int CountAtEnd(string text) => text.Reverse().TakeWhile(IsInvisible).Count();
}
