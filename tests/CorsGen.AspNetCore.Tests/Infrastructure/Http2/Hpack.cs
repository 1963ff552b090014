using System.Text;

namespace CorsGen.AspNetCore.Tests.Infrastructure.Http2;

/// <summary>
/// The part of RFC 7541 that a test needs: it writes each field as a literal, and reads what a server writes that was
/// told to keep no dynamic table.
/// </summary>
internal static class Hpack
{
    // Appendix A, from index 1: a name, or a name and its value.
    private static readonly string[] s_static =
    [
        ":authority", ":method GET", ":method POST", ":path /", ":path /index.html", ":scheme http", ":scheme https",
        ":status 200", ":status 204", ":status 206", ":status 304", ":status 400", ":status 404", ":status 500",
        "accept-charset", "accept-encoding gzip, deflate", "accept-language", "accept-ranges", "accept",
        "access-control-allow-origin", "age", "allow", "authorization", "cache-control", "content-disposition",
        "content-encoding", "content-language", "content-length", "content-location", "content-range", "content-type",
        "cookie", "date", "etag", "expect", "expires", "from", "host", "if-match", "if-modified-since",
        "if-none-match", "if-range", "if-unmodified-since", "last-modified", "link", "location", "max-forwards",
        "proxy-authenticate", "proxy-authorization", "range", "referer", "refresh", "retry-after", "server",
        "set-cookie", "strict-transport-security", "transfer-encoding", "user-agent", "vary", "via",
        "www-authenticate",
    ];

    public static byte[] Encode(IEnumerable<(string Name, string Value)> fields)
    {
        var block = new List<byte>();
        foreach ((string name, string value) in fields)
        {
            block.Add(0);
            WriteString(block, name);
            WriteString(block, value);
        }

        return [.. block];
    }

    public static IReadOnlyList<(string Name, string Value)> Decode(byte[] block)
    {
        var fields = new List<(string, string)>();
        int position = 0;
        while (position < block.Length)
        {
            byte first = block[position];
            if ((first & 0x80) != 0)
            {
                fields.Add(Field(ReadInteger(block, ref position, 7)));
            }
            else if ((first & 0xE0) == 0x20)
            {
                Assert.Equal(0, ReadInteger(block, ref position, 5));
            }
            else
            {
                int index = ReadInteger(block, ref position, (first & 0x40) != 0 ? 6 : 4);
                string name = index == 0 ? ReadString(block, ref position) : Field(index).Name;
                fields.Add((name, ReadString(block, ref position)));
            }
        }

        return fields;
    }

    private static (string Name, string Value) Field(int index) =>
        s_static[index - 1].Split(' ', 2) is [var name, var value] ? (name, value) : (s_static[index - 1], "");

    private static void WriteString(List<byte> block, string text)
    {
        int length = text.Length;
        if (length < 0x7F)
        {
            block.Add((byte)length);
        }
        else
        {
            block.Add(0x7F);
            for (length -= 0x7F; length >= 0x80; length >>= 7)
            {
                block.Add((byte)(0x80 | (length & 0x7F)));
            }

            block.Add((byte)length);
        }

        block.AddRange(Encoding.Latin1.GetBytes(text));
    }

    private static string ReadString(byte[] block, ref int position)
    {
        Assert.True((block[position] & 0x80) == 0, "The server writes with Huffman's code, which isn't read here.");
        int length = ReadInteger(block, ref position, 7);
        position += length;
        return Encoding.Latin1.GetString(block, position - length, length);
    }

    private static int ReadInteger(byte[] block, ref int position, int bits)
    {
        int most = (1 << bits) - 1;
        int value = block[position++] & most;
        if (value < most)
        {
            return value;
        }

        for (int shift = 0; ; shift += 7)
        {
            byte next = block[position++];
            value += (next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                return value;
            }
        }
    }
}
