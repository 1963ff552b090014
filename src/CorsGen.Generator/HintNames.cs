using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CorsGen.Generator;

/// <summary>Names the sources of a project: each after its class, and unique.</summary>
internal static class HintNames
{
    /// <summary>Names the sources of classes, in the order of their classes.</summary>
    public static IEnumerable<PolicyClassFile> Give(IEnumerable<PolicyClassFile> files)
    {
        // The compiler compares these names without regard to case; C# distinguishes classes by it.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (PolicyClassFile file in files.OrderBy(file => file.Class.FullName, StringComparer.Ordinal))
        {
            string name = Printable(file.Class.FullName);
            string unique = name;
            for (int n = 2; !taken.Add(unique); n++)
            {
                unique = name + "." + n.ToString(CultureInfo.InvariantCulture);
            }

            yield return file with { HintName = unique + ".g.cs" };
        }
    }

    // A name may hold letters of any language and few other characters; an identifier may hold some that it may not.
    private static string Printable(string fullName)
    {
        var name = new StringBuilder();
        foreach (char c in fullName.Replace("@", ""))
        {
            name.Append(char.IsLetterOrDigit(c) || c is '.' or '_'
                ? c.ToString()
                : "-" + ((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }
}
