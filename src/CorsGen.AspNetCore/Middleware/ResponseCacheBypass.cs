using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore;

/// <summary>
/// Keeps a response out of the cache of <c>UseResponseCaching()</c> where that ran before us. It decides at the first byte
/// of the body, and stores nothing that varies by <c>*</c>; so that is what the header says at that moment.
/// </summary>
internal sealed class ResponseCacheBypass : Stream
{
    private readonly Stream _inner;
    private readonly HttpResponse _response;
    private StringValues _vary;
    private bool _isReplaced;

    private ResponseCacheBypass(HttpResponse response, Stream inner)
    {
        _response = response;
        _inner = inner;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Goes on with a request, and keeps its response out of the cache. Belongs after our own callback was registered, so
    /// that <c>Vary</c> is restored before ours adds to it: the last callback is the first that runs.
    /// </summary>
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        IHttpResponseBodyFeature body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var bypass = new ResponseCacheBypass(context.Response, body.Stream);
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(bypass, body));
        context.Response.OnStarting(static state => ((ResponseCacheBypass)state).RestoreVary(), bypass);
        try
        {
            await next(context);
            if (context.Response.BodyWriter is { CanGetUnflushedBytes: true, UnflushedBytes: > 0 } writer)
            {
                await writer.FlushAsync();
            }

            // Without a body, the cache decides after us.
            bypass.ReplaceVary();
        }
        finally
        {
            context.Features.Set(body);
        }
    }

    public override void Flush()
    {
        ReplaceVary();
        _inner.Flush();
    }

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        ReplaceVary();
        return _inner.FlushAsync(cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ReplaceVary();
        _inner.Write(buffer, offset, count);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ReplaceVary();
        return _inner.WriteAsync(buffer, cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void ReplaceVary()
    {
        if (!_response.HasStarted && !_isReplaced)
        {
            _vary = _response.Headers.Vary;
            _isReplaced = true;
            _response.Headers.Vary = "*";
        }
    }

    private Task RestoreVary()
    {
        if (_isReplaced)
        {
            _response.Headers.Vary = _vary;
        }

        return Task.CompletedTask;
    }
}
