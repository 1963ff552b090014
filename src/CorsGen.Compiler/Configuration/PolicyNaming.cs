using System;
using System.Linq;
using System.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>Which files are policies, and what their classes are called.</summary>
internal static class PolicyNaming
{
    private const string ClassSuffix = "CorsPolicy";

    // What the names of the private members begin with; a number may follow.
    private static readonly string[] s_privateMembers =
        ["s_rules", "AllowsOrigin", "AllowsMethod", "AllowsHeader", "RulesFor", "KeepRulesFor", "FirstOfRules", "OriginLiteral", "OriginWildcard", "HeaderLiteral", "HeaderWildcard"];

    private static readonly string[] s_extensions = [".json", ".xml"];

    /// <summary>Whether a file's name makes it a policy: <c>cors.json</c>, <c>*.cors.json</c>, and the same in XML.</summary>
    public static bool IsPolicyName(string fileName) => StemOf(fileName) is not null;

    /// <summary>The file's name without its folder, whichever way its path is written.</summary>
    public static string FileNameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>
    /// The class for a file that names none: <c>user-content.cors.json</c> becomes <c>UserContentCorsPolicy</c>.
    /// </summary>
    public static string ClassFor(string fileName)
    {
        var name = new StringBuilder();
        bool startsWord = true;
        foreach (char c in StemOf(fileName) ?? "")
        {
            if (CSharpIdentifier.IsPart(c) && c != '_')
            {
                name.Append(startsWord ? char.ToUpperInvariant(c) : c);
                startsWord = false;
            }
            else
            {
                startsWord = true;
            }
        }

        name.Append(ClassSuffix);
        return CSharpIdentifier.IsStart(name[0]) ? name.ToString() : "_" + name;
    }

    /// <summary>A class's name as code: a keyword gets its <c>@</c>. Null if it is no identifier.</summary>
    public static string? ClassIdentifier(string name)
    {
        string plain = WithoutAt(name);
        return !CSharpIdentifier.IsValid(plain) ? null

            // C# keeps names of lower-case letters to itself, and warns of them (CS8981).
            : plain.All(c => c is >= 'a' and <= 'z') || IsKeyword(plain) ? "@" + plain
            : plain;
    }

    /// <summary>Whether a policy's class has a member of this name, which C# then does not let it have itself (CS0542).</summary>
    public static bool IsMemberName(string name) =>
        name is "Instance" or "Rules" or "Evaluate" || s_privateMembers.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>A namespace as code: keywords get their <c>@</c>. Null if a part of it is no identifier.</summary>
    public static string? NamespaceIdentifier(string name)
    {
        string[] parts = [.. name.Split('.').Select(WithoutAt)];
        return parts.All(CSharpIdentifier.IsValid) ? string.Join(".", parts.Select(Escape)) : null;
    }

    /// <summary>
    /// The namespace for a project that names none: its RootNamespace made an identifier, <c>my-app</c> becomes
    /// <c>my_app</c>. Empty for none.
    /// </summary>
    public static string NamespaceFor(string rootNamespace)
    {
        string[] parts = rootNamespace.Split(['.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(".", parts.Select(part => Escape(MakeIdentifier(WithoutAt(part)))));
    }

    private static string MakeIdentifier(string part)
    {
        string name = new([.. part.Select(c => CSharpIdentifier.IsPart(c) ? c : '_')]);
        return name.Length > 0 && CSharpIdentifier.IsStart(name[0]) ? name : "_" + name;
    }

    // "uploads" of uploads.cors.json, "" of cors.json, null of any other file.
    private static string? StemOf(string fileName)
    {
        foreach (string extension in s_extensions)
        {
            string ending = "cors" + extension;
            if (fileName.EndsWith("." + ending, StringComparison.OrdinalIgnoreCase))
            {
                return fileName.Substring(0, fileName.Length - ending.Length - 1);
            }

            if (fileName.Equals(ending, StringComparison.OrdinalIgnoreCase))
            {
                return "";
            }
        }

        return null;
    }

    private static string WithoutAt(string name) => name.StartsWith("@", StringComparison.Ordinal) ? name.Substring(1) : name;

    private static string Escape(string part) => IsKeyword(part) ? "@" + part : part;

    private static bool IsKeyword(string name) => CSharpIdentifier.IsKeyword(name);
}
