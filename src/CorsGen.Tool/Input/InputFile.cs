using System.Text;

namespace CorsGen.Tool.Input;

/// <summary>A file that a command was given, as text, and how to write it again.</summary>
/// <param name="Path">The path as it was given, or <c>stdin</c>: what reports call the file.</param>
/// <param name="Text">The text, without a byte-order mark.</param>
/// <param name="Encoding">The encoding, which also says whether there is a byte-order mark.</param>
/// <param name="IsStandardInput">Whether it was read from the standard input.</param>
internal sealed record InputFile(string Path, string Text, Encoding Encoding, bool IsStandardInput)
{
    /// <summary>The argument that means the standard input.</summary>
    public const string StandardInput = "-";

    private const string NameOfStandardInput = "stdin";

    // Far more than a configuration needs, and as much as can be read and checked in a moment.
    private const int MaxBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding s_strictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding[] s_marked =
        [
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            Encoding.UTF32,
            Encoding.Unicode,
            Encoding.BigEndianUnicode,
        ];

    /// <summary>The file's name, without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Reads a file, or the standard input.</summary>
    /// <param name="path">The path, or <c>-</c>.</param>
    /// <param name="terminal">Whose standard input it is.</param>
    /// <exception cref="InputException">The file cannot be read, or is too large.</exception>
    public static InputFile Read(string path, Terminal terminal)
    {
        if (path.Length == 0)
        {
            throw new InputException("a path is empty; name a file");
        }

        bool isStandardInput = path == StandardInput;
        try
        {
            using Stream stream = isStandardInput ? terminal.OpenInput() : OpenFile(path);
            return Decode(isStandardInput ? NameOfStandardInput : path, ReadBytes(stream, path), isStandardInput);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"cannot read {Shown(path)}: {Reason(exception)}");
        }
    }

    /// <summary>Writes another text to the file, in the same encoding.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Write(string text)
    {
        try
        {
            File.WriteAllBytes(Path, [.. Encoding.GetPreamble(), .. Encoding.GetBytes(text)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot write {Shown(Path)}: {Reason(exception)}");
        }
    }

    /// <summary>A path in a message.</summary>
    public static string Shown(string path) => path == StandardInput ? "the standard input" : $"'{PlainText.Of(path)}'";

    /// <summary>Why the system refuses a path, without its absolute form.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        DirectoryNotFoundException => "there is no such folder",
        FileNotFoundException => "there is no such file",
        UnauthorizedAccessException => "access is denied",
        PathTooLongException => "the path is too long",
        _ => PlainText.Of(exception.Message),
    };

    private static FileStream OpenFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder; name a file in it");
        }

        return File.OpenRead(path);
    }

    private static byte[] ReadBytes(Stream stream, string path)
    {
        // A file that says how large it is isn't read at all.
        if (stream.CanSeek && stream.Length > MaxBytes)
        {
            throw TooLarge(path);
        }

        using var bytes = new MemoryStream();
        byte[] buffer = new byte[32 * 1024];
        int count;
        while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > MaxBytes)
            {
                throw TooLarge(path);
            }
        }

        return bytes.ToArray();
    }

    private static InputException TooLarge(string path) =>
        new($"{Shown(path)} has more than 16 MB, and isn't a CORS configuration; check the path");

    // As a build reads it: what isn't UTF-8 is taken for a file of one byte a character.
    private static InputFile Decode(string path, byte[] bytes, bool isStandardInput)
    {
        foreach (Encoding encoding in s_marked)
        {
            if (bytes.AsSpan().StartsWith(encoding.Preamble))
            {
                return new InputFile(
                    path, encoding.GetString(bytes.AsSpan(encoding.Preamble.Length)), encoding, isStandardInput);
            }
        }

        try
        {
            return new InputFile(path, s_strictUtf8.GetString(bytes), s_strictUtf8, isStandardInput);
        }
        catch (DecoderFallbackException)
        {
            return new InputFile(path, Encoding.Latin1.GetString(bytes), Encoding.Latin1, isStandardInput);
        }
    }
}
