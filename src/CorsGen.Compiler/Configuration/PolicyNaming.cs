using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CorsGen.Compiler.Configuration;

/// <summary>Which files are policies, and what their classes are called.</summary>
internal static class PolicyNaming
{
    private const string ClassSuffix = "CorsPolicy";

    // What a name's length is bounded by: that of a type in an assembly, namespace included, in bytes (CS7013).
    private const int MostBytes = 1023;

    // Words that C# gives a meaning where no type is called so: one that is changes code all over its namespace.
    private static readonly string[] s_wordsOfTypes = ["_", "dynamic", "nint", "notnull", "nuint", "unmanaged", "var"];

    private static readonly string[] s_extensions = [".json", ".xml"];

    /// <summary>
    /// Whether a file's name makes it a policy: <c>cors.json</c>, <c>*.cors.json</c>, and the same in XML.
    /// </summary>
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
            if (CSharpIdentifier.IsPart(c) && c != '_' && !IsIgnored(c))
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

    /// <summary>A class's name as code: a keyword gets its <c>@</c>. Null if it isn't an identifier.</summary>
    public static string? ClassIdentifier(string name)
    {
        string plain = Plain(name);
        return !CSharpIdentifier.IsValid(plain) ? null

            // C# keeps names of lower-case letters to itself, and warns of them (CS8981).
            : plain.All(c => c is >= 'a' and <= 'z') || IsKeyword(plain) ? "@" + plain
            : plain;
    }

    /// <summary>Whether a class of this name, such as <c>var</c>, would change what other code means.</summary>
    /// <param name="identifier">The name as code.</param>
    public static bool IsWordOfTypes(string identifier) =>
        s_wordsOfTypes.Contains(Plain(identifier), StringComparer.Ordinal);

    /// <summary>Whether a class's name, namespace included, is longer than an assembly can hold.</summary>
    /// <param name="policyClass">The class.</param>
    public static bool IsTooLong(PolicyClass policyClass) =>
        Encoding.UTF8.GetByteCount(policyClass.FullName.Replace("@", "")) > MostBytes;

    /// <summary>A namespace as code: keywords get their <c>@</c>. Null if a part of it isn't an identifier.</summary>
    public static string? NamespaceIdentifier(string name)
    {
        string[] parts = [.. name.Split('.').Select(Plain)];
        return parts.All(CSharpIdentifier.IsValid) ? string.Join(".", parts.Select(Escape)) : null;
    }

    /// <summary>
    /// The namespace for a project that names none: its RootNamespace made an identifier, <c>my-app</c> becomes
    /// <c>my_app</c>. Empty for none.
    /// </summary>
    public static string NamespaceFor(string rootNamespace)
    {
        string[] parts = rootNamespace.Split(['.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(".", parts.Select(part => Escape(MakeIdentifier(Plain(part)))));
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

    // The name that C# compares: without the "@", and without formatting characters, which it ignores in identifiers.
    private static string Plain(string name)
    {
        string visible = new([.. name.Where(c => !IsIgnored(c))]);
        return visible.StartsWith("@", StringComparison.Ordinal) ? visible.Substring(1) : visible;
    }

    private static bool IsIgnored(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string Escape(string part) => IsKeyword(part) ? "@" + part : part;

    private static bool IsKeyword(string name) => CSharpIdentifier.IsKeyword(name);
}
