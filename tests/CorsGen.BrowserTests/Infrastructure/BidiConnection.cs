using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>
/// A connection by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), for one command at a time and without
/// events.
/// </summary>
internal sealed class BidiConnection : IDisposable
{
    private readonly ClientWebSocket _socket;
    private int _lastId;

    private BidiConnection(ClientWebSocket socket) => _socket = socket;

    public static async Task<BidiConnection> OpenAsync(Uri address, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.Proxy = null;
            await socket.ConnectAsync(address, cancellation);
            return new BidiConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a command, and waits for its result.</summary>
    public async Task<JsonNode> SendAsync(string method, object parameters, CancellationToken cancellation)
    {
        int id = ++_lastId;
        byte[] command =
            JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }, JsonSerializerOptions.Web);
        await _socket.SendAsync(command, WebSocketMessageType.Text, endOfMessage: true, cancellation);

        while (true)
        {
            JsonNode message = await ReceiveAsync(cancellation);
            if ((int?)message["id"] == id)
            {
                return message["result"]
                    ?? throw new InvalidOperationException($"{method}: {message["error"]}: {message["message"]}");
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidOperationException("The browser has closed the connection.");
            }

            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!;
    }
}
