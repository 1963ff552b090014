using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CorsGen.AspNetCore.Tests.Infrastructure.Http2;

/// <summary>
/// A connection that speaks HTTP/2 from its first byte (RFC 9113, prior knowledge), frame by frame: a client library
/// joins several lines of a header into one, and this one doesn't.
/// </summary>
internal sealed class Http2Connection : IDisposable
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte ResetStream = 3;
    private const byte Settings = 4;
    private const byte GoAway = 7;
    private const byte Continuation = 9;

    private const byte EndStream = 1;
    private const byte Ack = 1;
    private const byte EndHeaders = 4;

    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly string _authority;
    private int _nextStream = 1;

    private Http2Connection(Socket socket, string authority)
    {
        _socket = socket;
        _stream = new NetworkStream(socket);
        _authority = authority;
    }

    public static async Task<Http2Connection> OpenAsync(IPEndPoint address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address);
        var connection = new Http2Connection(socket, address.ToString());
        await connection._stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());

        // SETTINGS_HEADER_TABLE_SIZE: 0.
        await connection.WriteAsync(Settings, 0, 0, [0, 1, 0, 0, 0, 0]);
        return connection;
    }

    /// <summary>Sends a request, and reads its response.</summary>
    public async Task<Http2Response> SendAsync(Http2Request request) => (await SendAllAsync([request]))[0];

    /// <summary>Sends all requests before it reads a response, each in a stream of its own.</summary>
    public async Task<Http2Response[]> SendAllAsync(IReadOnlyList<Http2Request> requests)
    {
        var streams = new Dictionary<int, Exchange>();
        foreach (Http2Request request in requests)
        {
            int stream = _nextStream;
            _nextStream += 2;
            streams.Add(stream, new Exchange());
            byte end = request.HasEmptyBody || request.Protocol is not null ? (byte)0 : EndStream;
            await WriteAsync(Headers, (byte)(EndHeaders | end), stream, Hpack.Encode(request.Fields(_authority)));
            if (request.HasEmptyBody)
            {
                await WriteAsync(Data, EndStream, stream, []);
            }
        }

        while (streams.Values.Any(exchange => !exchange.HasEnded))
        {
            await ReadFrameAsync(streams);
        }

        return [.. streams.OrderBy(pair => pair.Key).Select(pair => pair.Value.ToResponse())];
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }

    private async Task ReadFrameAsync(Dictionary<int, Exchange> streams)
    {
        byte[] head = new byte[9];
        await _stream.ReadExactlyAsync(head);
        byte[] payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
        await _stream.ReadExactlyAsync(payload);
        byte flags = head[4];
        int stream = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)) & int.MaxValue;
        switch (head[3])
        {
            case Settings when (flags & Ack) == 0:
                await WriteAsync(Settings, Ack, 0, []);
                break;
            case Headers or Continuation:
                streams[stream].AddBlock(payload, (flags & EndHeaders) != 0);
                streams[stream].HasEnded |= head[3] == Headers && (flags & EndStream) != 0;
                break;
            case Data:
                streams[stream].Body.AddRange(payload);
                streams[stream].HasEnded |= (flags & EndStream) != 0;
                break;
            case ResetStream or GoAway:
                Assert.Fail($"Frame {head[3]} of stream {stream}: {Convert.ToHexString(payload)}");
                break;
        }
    }

    // In one piece: a frame in two packets would wait for an acknowledgement of the first.
    private async Task WriteAsync(byte type, byte flags, int stream, byte[] payload)
    {
        byte[] frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame, 9);
        await _stream.WriteAsync(frame);
    }

    private sealed class Exchange
    {
        private readonly List<IReadOnlyList<(string Name, string Value)>> _blocks = [];
        private readonly List<byte> _open = [];

        public List<byte> Body { get; } = [];

        public bool HasEnded { get; set; }

        public void AddBlock(byte[] part, bool isLast)
        {
            _open.AddRange(part);
            if (isLast)
            {
                _blocks.Add(Hpack.Decode([.. _open]));
                _open.Clear();
            }
        }

        public Http2Response ToResponse() => new(
            new RawResponse(
                int.Parse(_blocks[0].Single(field => field.Name == ":status").Value, provider: null),
                [.. _blocks[0].Where(field => field.Name[0] != ':')],
                Encoding.Latin1.GetString([.. Body])),
            [.. _blocks.Skip(1).SelectMany(block => block)]);
    }
}
