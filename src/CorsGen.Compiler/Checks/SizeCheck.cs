using System.Text;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Checks;

/// <summary>CORS009: S3 takes a document of 64 KB.</summary>
internal static class SizeCheck
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Checks the text itself, and reports it where the limit is passed.</summary>
    public static void Check(string text, CorsProfile profile, FindingList findings)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (profile != CorsProfile.S3 || bytes <= MostBytes)
        {
            return;
        }

        findings.Add(
            Descriptors.LimitExceeded,
            TextSpan.FromBounds(FirstBeyondLimit(text), text.Length),
            $"S3 takes a configuration of at most {MostBytes / 1024} KB, {MostBytes} bytes; this one has {bytes}, " +
            $"{bytes - MostBytes} too many, from here on: shorten it, or, for an API that isn't a bucket, " +
            WebProfile.Use);
    }

    private static int FirstBeyondLimit(string text)
    {
        int position = 0;
        for (int bytes = 0; position < text.Length; position++)
        {
            // A surrogate pair is four bytes, two for each half.
            bytes += text[position] < 0x80 ? 1 : text[position] < 0x800 || char.IsSurrogate(text[position]) ? 2 : 3;
            if (bytes > MostBytes)
            {
                break;
            }
        }

        return position;
    }
}
