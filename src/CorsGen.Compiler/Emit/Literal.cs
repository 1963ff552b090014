using System.Globalization;
using System.Linq;
using System.Text;

namespace CorsGen.Compiler.Emit;

/// <summary>
/// Writes text of a file into code such that it cannot leave its place: whatever is not printable ASCII is escaped, in
/// comments as well, where a line separator would end the comment and a direction mark would deceive its reader.
/// </summary>
internal static class Literal
{
    /// <summary>A string literal.</summary>
    public static string String(string value) => "\"" + Characters(value) + "\"";

    /// <summary>What stands between the quotes of a string literal.</summary>
    public static string Characters(string value) => Escape(value, isString: true);

    /// <summary>A string literal, or <c>null</c>.</summary>
    public static string StringOrNull(string? value) => value is null ? "null" : String(value);

    /// <summary>Text in a comment of one line.</summary>
    public static string Comment(string value) => Escape(value, isString: false);

    /// <summary>Text in an XML documentation comment.</summary>
    public static string Doc(string value) =>
        Comment(value).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Escape(string value, bool isString)
    {
        if (value.All(c => c is >= ' ' and <= '~' and not '\\' and not '"'))
        {
            return value;
        }

        var escaped = new StringBuilder(value.Length);
        foreach (char c in value)
        {
            if (c == '\0' && isString)
            {
                escaped.Append("\\0");
            }
            else if (c is < ' ' or > '~')
            {
                escaped.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
            else if (c == '\\' || (c == '"' && isString))
            {
                escaped.Append('\\').Append(c);
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }
}
