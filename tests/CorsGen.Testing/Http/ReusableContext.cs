using System.Collections;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CorsGen.Testing;

/// <summary>
/// A request that can be made again and again without an allocation, as Kestrel makes one after another on a
/// connection: so what is allocated is what the pipeline allocates.
/// </summary>
public sealed class ReusableContext
{
    private readonly Features _features = new();
    private readonly Response _response = new();
    private readonly RequestDelegate _pipeline;
    private readonly DefaultHttpContext _context = new();

    public ReusableContext(
        RequestDelegate pipeline,
        IServiceProvider services,
        string method,
        string path,
        params (string Name, string Value)[] headers)
    {
        _pipeline = pipeline;
        var request = new HttpRequestFeature { Method = method, Path = path, Scheme = "http", Protocol = "HTTP/1.1" };
        request.Headers.Host = "localhost";
        foreach ((string name, string value) in headers)
        {
            request.Headers[name] = value;
        }

        _features.Set<IHttpRequestFeature>(request);
        _features.Set<IHttpResponseFeature>(_response);
        _features.Set<IHttpResponseBodyFeature>(new Body(_response));
        _features.Set<IEndpointFeature>(new EndpointFeature());
        _features.Set<IRouteValuesFeature>(new RouteValuesFeature());
        _features.Set<IServiceProvidersFeature>(new ServicesFeature { RequestServices = services });
        _features.Keep();
    }

    public int Status => _response.StatusCode;

    public IHeaderDictionary Headers => _response.Headers;

    /// <summary>Makes the request, up to the start of the response.</summary>
    public void Send()
    {
        _features.Reset();
        _response.Reset();
        _features.Get<IEndpointFeature>()!.Endpoint = null;
        _features.Get<IRouteValuesFeature>()!.RouteValues.Clear();
        _context.Initialize(_features);
        _pipeline(_context).GetAwaiter().GetResult();
        _response.Start();
        _context.Uninitialize();
    }

    /// <summary>Bytes that one request allocates, after some to warm up.</summary>
    public double MeasureBytes()
    {
        const int Count = 200;
        for (int i = 0; i < Count; i++)
        {
            Send();
        }

        // A collection that another thread starts adds what was left of this thread's buffer. What allocates does so
        // each time.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 10; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Count; i++)
            {
                Send();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return (double)least / Count;
    }

    // As Kestrel's: those of the server stay, those of a request are cleared, and the space for them is kept.
    private sealed class Features : IFeatureCollection
    {
        private readonly List<KeyValuePair<Type, object>> _items = [];
        private int _kept;

        public bool IsReadOnly => false;

        public int Revision { get; private set; }

        public object? this[Type key]
        {
            get
            {
                foreach (KeyValuePair<Type, object> item in _items)
                {
                    if (item.Key == key)
                    {
                        return item.Value;
                    }
                }

                return null;
            }

            set
            {
                Revision++;
                for (int i = 0; i < _items.Count; i++)
                {
                    if (_items[i].Key == key)
                    {
                        _items[i] = new(key, value!);
                        return;
                    }
                }

                _items.Add(new(key, value!));
            }
        }

        public TFeature? Get<TFeature>() => (TFeature?)this[typeof(TFeature)];

        public void Set<TFeature>(TFeature? instance) => this[typeof(TFeature)] = instance;

        public void Keep() => _kept = _items.Count;

        public void Reset() => _items.RemoveRange(_kept, _items.Count - _kept);

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Response : IHttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> _onStarting = new(4);

        public int StatusCode { get; set; } = 200;

        public string? ReasonPhrase { get; set; }

        public IHeaderDictionary Headers { get; set; } = new HeaderDictionary(16);

        public Stream Body { get; set; } = Stream.Null;

        public bool HasStarted { get; private set; }

        public void OnStarting(Func<object, Task> callback, object state) => _onStarting.Push((callback, state));

        public void OnCompleted(Func<object, Task> callback, object state)
        {
        }

        public void Reset()
        {
            HasStarted = false;
            StatusCode = 200;
            Headers.Clear();
            _onStarting.Clear();
        }

        public void Start()
        {
            while (_onStarting.TryPop(out (Func<object, Task> Callback, object State) item))
            {
                item.Callback(item.State).GetAwaiter().GetResult();
            }

            HasStarted = true;
        }
    }

    private sealed class Body(Response response) : IHttpResponseBodyFeature
    {
        public Stream Stream => Stream.Null;

        public PipeWriter Writer { get; } = PipeWriter.Create(Stream.Null);

        public Task CompleteAsync() => Task.CompletedTask;

        public void DisableBuffering()
        {
        }

        public Task SendFileAsync(
            string path, long offset, long? count, CancellationToken cancellationToken = default) =>
            Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken = default)
        {
            response.Start();
            return Task.CompletedTask;
        }
    }

    private sealed class EndpointFeature : IEndpointFeature
    {
        public Endpoint? Endpoint { get; set; }
    }

    private sealed class RouteValuesFeature : IRouteValuesFeature
    {
        public Microsoft.AspNetCore.Routing.RouteValueDictionary RouteValues { get; set; } = [];
    }

    private sealed class ServicesFeature : IServiceProvidersFeature
    {
        public required IServiceProvider RequestServices { get; set; }
    }
}
