using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore;

/// <summary>
/// Keeps a response out of the cache of <c>UseResponseCaching()</c> if that ran before us. The cache decides at the
/// first byte of the body, and doesn't store responses with <c>Vary: *</c>, so the header has that value at that
/// moment.
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
    /// Runs the rest of the pipeline, and keeps the response out of the cache. Call it after our own callback was
    /// registered: callbacks run in reverse order, so <c>Vary</c> is restored before our callback adds to it.
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

            // If there is no body, the cache decides after us.
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
