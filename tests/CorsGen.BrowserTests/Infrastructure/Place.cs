namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>Where the script runs that sends a request.</summary>
internal enum Place
{
    Page,

    /// <summary>A frame with a <c>blob:</c> address, which has the page's origin.</summary>
    BlobFrame,

    /// <summary>A frame with a <c>data:</c> address, whose origin is <c>null</c>.</summary>
    DataFrame,

    /// <summary>A frame with <c>sandbox</c>, whose origin is <c>null</c>.</summary>
    SandboxedFrame,

    /// <summary>A worker with a <c>blob:</c> address, which has the page's origin.</summary>
    BlobWorker,

    /// <summary>A worker with a <c>data:</c> address, whose origin is <c>null</c>.</summary>
    DataWorker,
}
