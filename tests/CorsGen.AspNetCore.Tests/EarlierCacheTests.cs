using CorsGen.AspNetCore.Tests.Infrastructure;
using Microsoft.AspNetCore.Http.Features;

namespace CorsGen.AspNetCore.Tests;

/// <summary>
/// Where <c>UseResponseCaching()</c> runs before CORS, a handler writes its body as always, in any way, and it isn't
/// stored.
/// </summary>
public class EarlierCacheTests
{
    private const string App = "https://app.example.com";

    /// <summary>The ways to write the text "body".</summary>
    public static TheoryData<string, Func<HttpResponse, Task>> Ways => new()
    {
        { "memory", response => response.Body.WriteAsync("body"u8.ToArray().AsMemory()).AsTask() },
        { "a part of an array", response => WriteAsync(response.Body, "a body."u8.ToArray(), 2, 4) },
        { "a synchronous write", response => Done(() => response.Body.Write("a body."u8.ToArray(), 2, 4)) },
        {
            "a synchronous flush before the body",
            response =>
            {
                response.Body.Flush();
                return response.WriteAsync("body");
            }
        },
        {
            "a flush before the body",
            async response =>
            {
                await response.Body.FlushAsync();
                await response.WriteAsync("body");
            }
        },
        {
            "two pieces",
            async response =>
            {
                await response.Body.WriteAsync("bo"u8.ToArray().AsMemory());
                await response.Body.WriteAsync("dy"u8.ToArray().AsMemory());
            }
        },
    };

    [Theory]
    [MemberData(nameof(Ways), DisableDiscoveryEnumeration = true)]
    public async Task A_body_is_sent_and_not_stored(string way, Func<HttpResponse, Task> write)
    {
        int runs = 0;
        await using TestApplication app = await StartAsync(async context =>
        {
            runs++;
            await write(context.Response);
        });

        Assert.NotEmpty(way);
        for (int sent = 1; sent < 3; sent++)
        {
            RawResponse response = await app.SendAsync("GET", "/", "Origin: " + App);

            Assert.Equal((200, App), (response.Status, response.AllowOrigin));
            Assert.Equal("Accept, " + CorsAssert.Vary, response.Vary);
            Assert.Equal("body", string.Concat(response.Body.Split("\r\n").Where((_, line) => line % 2 == 1)));
            Assert.Equal(sent, runs);
        }
    }

    /// <summary>Middleware in front may hold the body back, so that the response starts after it was written.</summary>
    [Theory]
    [MemberData(nameof(Ways), DisableDiscoveryEnumeration = true)]
    public async Task What_the_handler_varies_by_is_kept_whenever_the_response_starts(
        string way, Func<HttpResponse, Task> write)
    {
        await using TestApplication app = await StartAsync(
            context => write(context.Response),
            async (context, next) =>
            {
                Stream body = context.Response.Body;
                using var buffer = new MemoryStream();
                context.Response.Body = buffer;
                await next(context);
                context.Response.Body = body;
                await body.WriteAsync(buffer.ToArray());
            });

        Assert.NotEmpty(way);
        RawResponse response = await app.SendAsync("GET", "/", "Origin: " + App);
        Assert.Equal((200, "Accept, " + CorsAssert.Vary), (response.Status, response.Vary));
        Assert.Contains("body", response.Body);
    }

    [Fact]
    public async Task The_body_can_only_be_written()
    {
        Stream? body = null;
        await using TestApplication app = await StartAsync(context =>
        {
            body = context.Response.Body;
            return context.Response.WriteAsync("body");
        });
        await app.SendAsync("GET", "/");

        Assert.NotNull(body);
        Assert.Equal((false, false, true), (body.CanRead, body.CanSeek, body.CanWrite));
        Assert.Throws<NotSupportedException>(() => body.Length);
        Assert.Throws<NotSupportedException>(() => body.Position);
        Assert.Throws<NotSupportedException>(() => body.Position = 0);
        Assert.Throws<NotSupportedException>(() => body.Read(new byte[1], 0, 1));
        Assert.Throws<NotSupportedException>(() => body.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => body.SetLength(0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Middleware_in_front_has_its_own_body_again_afterwards(bool fails)
    {
        bool? isSame = null;
        await using TestApplication app = await TestApplication.StartAsync(
            app =>
            {
                app.UseResponseCaching();
                app.Use(async (context, next) =>
                {
                    IHttpResponseBodyFeature? before = context.Features.Get<IHttpResponseBodyFeature>();
                    try
                    {
                        await next(context);
                    }
                    catch (NotSupportedException)
                    {
                        context.Response.StatusCode = 418;
                    }

                    isSame = ReferenceEquals(before, context.Features.Get<IHttpResponseBodyFeature>());
                });
                app.UseCors(AppCorsPolicy.Instance);
                app.MapGet("/", () => fails ? throw new NotSupportedException() : "ran");
            },
            services => services.AddResponseCaching());

        Assert.Equal(fails ? 418 : 200, (await app.SendAsync("GET", "/", "Origin: " + App)).Status);
        Assert.True(isSame);
    }

    // What older libraries call.
    private static Task WriteAsync(Stream body, byte[] buffer, int offset, int count)
    {
        Func<byte[], int, int, CancellationToken, Task> write = body.WriteAsync;
        return write(buffer, offset, count, default);
    }

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static Task<TestApplication> StartAsync(
        RequestDelegate handle, Func<HttpContext, RequestDelegate, Task>? before = null) =>
        TestApplication.StartAsync(
            app =>
            {
                if (before is not null)
                {
                    app.Use(before);
                }

                app.UseResponseCaching();
                app.UseCors(AppCorsPolicy.Instance);
                app.MapGet("/", context =>
                {
                    context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
                    context.Response.Headers.CacheControl = "public, max-age=600";
                    context.Response.Headers.Vary = "Accept";
                    return handle(context);
                });
            },
            services => services.AddResponseCaching());
}
