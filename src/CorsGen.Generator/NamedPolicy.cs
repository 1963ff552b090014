using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using CorsGen.Generator.Configuration;

namespace CorsGen.Generator;

/// <summary>A policy, and the name of the source that it becomes.</summary>
/// <param name="HintName">The name: that of the class, and unique in the project.</param>
/// <param name="Path">The file that it comes from: for reports, never generated.</param>
/// <param name="Policy">The policy.</param>
internal sealed record NamedPolicy(string HintName, string Path, Policy Policy)
{
    /// <summary>Names the policies of files that have one, in the order of their classes.</summary>
    public static IEnumerable<NamedPolicy> Name(IEnumerable<PolicyFile> files)
    {
        // The compiler tells names apart without regard to case; C# tells classes apart by it.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (PolicyFile file in files.OrderBy(file => file.Class!.FullName, StringComparer.Ordinal))
        {
            string name = Printable(file.Class!.FullName);
            string unique = name;
            for (int n = 2; !taken.Add(unique); n++)
            {
                unique = name + "." + n.ToString(CultureInfo.InvariantCulture);
            }

            yield return new NamedPolicy(unique + ".g.cs", file.Path, file.Policy!);
        }
    }

    // A name may hold letters of any language and few other characters; an identifier may hold some that it may not.
    private static string Printable(string fullName)
    {
        var name = new StringBuilder();
        foreach (char c in fullName.Replace("@", ""))
        {
            name.Append(char.IsLetterOrDigit(c) || c is '.' or '_' ? c.ToString() : "-" + ((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }
}
