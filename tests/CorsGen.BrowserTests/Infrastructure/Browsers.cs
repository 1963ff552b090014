[assembly: AssemblyFixture(typeof(Browsers))]

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>
/// One browser of each kind, started when first asked for, which tests use in turn. Sites have ports of their own, so
/// that what a browser keeps of one is nothing to another.
/// </summary>
public sealed class Browsers : IAsyncDisposable
{
    /// <summary>A page answers in milliseconds; this is for a machine that is busy with much else.</summary>
    internal static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(60);

    private readonly Dictionary<BrowserKind, Slot> _slots =
        Enum.GetValues<BrowserKind>().ToDictionary(kind => kind, _ => new Slot());

    /// <summary>The kinds, for a theory.</summary>
    public static TheoryData<BrowserKind> Kinds { get; } = new(Enum.GetValues<BrowserKind>());

    internal static CancellationTokenSource StartTimeout() => new(CallLimit);

    internal static CancellationTokenSource CallTimeout() => new(CallLimit);

    /// <summary>Starts a browser of its own for a test, which finds hosts below <c>localhost</c> by itself.</summary>
    internal static async Task<IBrowser> StartAsync(BrowserKind kind) => kind switch
    {
        BrowserKind.Chromium => Browser.Start(),
        BrowserKind.Firefox => await Firefox.StartAsync(),
        BrowserKind.WebKit => await WebKit.StartAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Takes the browser of a kind for a test, which gives it back by disposing what this returns.</summary>
    internal async Task<Loan> BorrowAsync(BrowserKind kind)
    {
        Slot slot = _slots[kind];
        await slot.Turn.WaitAsync();
        try
        {
            return new Loan(slot.Browser ??= await StartAsync(kind), slot.Turn);
        }
        catch
        {
            slot.Turn.Release();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Slot slot in _slots.Values)
        {
            await (slot.Browser?.DisposeAsync() ?? ValueTask.CompletedTask);
            slot.Turn.Dispose();
        }
    }

    /// <summary>A browser, for as long as a test uses it.</summary>
    internal sealed class Loan(IBrowser browser, SemaphoreSlim turn) : IDisposable
    {
        public IBrowser Browser { get; } = browser;

        public void Dispose() => turn.Release();
    }

    private sealed class Slot
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public IBrowser? Browser { get; set; }
    }
}
