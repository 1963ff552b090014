using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CorsGen.Tool;

/// <summary>Writes JSON that a person can read as well.</summary>
internal static class JsonOutput
{
    // The output isn't embedded in a page, so quotes and letters of other languages may stay.
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            write(json);
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }
}
