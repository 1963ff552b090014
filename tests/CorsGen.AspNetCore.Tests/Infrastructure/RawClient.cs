using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CorsGen.AspNetCore.Tests.Infrastructure;

/// <summary>Requests over raw sockets, so that a test controls every byte.</summary>
internal static class RawClient
{
    /// <summary>Sends any bytes, each character one, and reads until the server closes.</summary>
    public static async Task<RawResponse> SendAsync(IPEndPoint address, string text)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
        };
        await socket.ConnectAsync(address);
        await socket.SendAsync(Encoding.Latin1.GetBytes(text));

        var received = new MemoryStream();
        using var stream = new NetworkStream(socket);
        await stream.CopyToAsync(received);
        return RawResponse.Parse(Encoding.Latin1.GetString(received.ToArray()));
    }

    /// <summary>Sends a request with the header lines that are given.</summary>
    public static Task<RawResponse> SendAsync(
        IPEndPoint address, string method, string path, params IEnumerable<string> lines) =>
        SendAsync(
            address,
            $"{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n"
            + $"{string.Concat(lines.Select(line => line + "\r\n"))}\r\n");
}
