using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CorsGen.Fuzzing.Engine;

/// <summary>
/// Inputs as files: UTF-8, but <c>.utf16</c> for a text that UTF-8 can't hold, because it has half of a surrogate pair.
/// </summary>
public sealed class InputFolder(string path)
{
    private const string AnyText = ".utf16";

    private static readonly UTF8Encoding s_utf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The inputs, in the order of their names; none if there is no such folder.</summary>
    public IEnumerable<(string Name, string Input)> Read() => Directory.Exists(path)
        ? new DirectoryInfo(path).GetFiles()
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => (file.Name, ReadFile(file.FullName)))
        : [];

    /// <summary>Writes an input under a name that is made of a word and of the input.</summary>
    /// <returns>The path of the file.</returns>
    public string Write(string word, string input)
    {
        byte[] units = MemoryMarshal.AsBytes(input.AsSpan()).ToArray();
        string file = Path.Combine(path, $"{word}-{Convert.ToHexStringLower(SHA256.HashData(units).AsSpan(0, 4))}");
        Directory.CreateDirectory(path);
        try
        {
            File.WriteAllBytes(file + ".txt", s_utf8.GetBytes(input));
            return file + ".txt";
        }
        catch (EncoderFallbackException)
        {
            File.WriteAllBytes(file + AnyText, units);
            return file + AnyText;
        }
    }

    private static string ReadFile(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        return Path.GetExtension(file) == AnyText
            ? new string(MemoryMarshal.Cast<byte, char>(bytes))
            : s_utf8.GetString(bytes);
    }
}
