using System.Linq;

namespace CorsGen.Compiler.Checks;

/// <summary>What methods and header names are made of (RFC 9110, section 5.6.2).</summary>
internal static class HttpToken
{
    public static bool IsToken(string text) => text.Length > 0 && text.All(IsTokenCharacter);

    private static bool IsTokenCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
            or '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '+' or '-' or '.' or '^' or '_' or '`' or '|' or '~';
}
