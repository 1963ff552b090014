using System.Collections.Generic;
using System.Text;

namespace CorsGen.Compiler.Planning;

/// <summary>
/// The integers of a table as text, two characters each, the lower half first. C# has no constants that are arrays, and an
/// array of a thousand numbers costs a C# compiler an expression for each.
/// </summary>
internal static class IntegerText
{
    public static string Of(int integer) => new([(char)(integer & 0xFFFF), (char)(integer >> 16 & 0xFFFF)]);

    public static string Of(IReadOnlyCollection<int> integers)
    {
        var text = new StringBuilder(integers.Count * 2);
        foreach (int integer in integers)
        {
            text.Append((char)(integer & 0xFFFF)).Append((char)(integer >> 16 & 0xFFFF));
        }

        return text.ToString();
    }
}
