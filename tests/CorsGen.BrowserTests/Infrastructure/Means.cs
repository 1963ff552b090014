using System.Text.Json.Serialization;

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>By what a page sends a request.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Means>))]
internal enum Means
{
    Fetch,
    Xhr,
    XhrWithUploadListener,
    EventSource,

    /// <summary>An <c>img</c> with <c>crossorigin</c>.</summary>
    Image,

    /// <summary>A <c>script</c> of type <c>module</c>.</summary>
    Module,
    Beacon,
}
