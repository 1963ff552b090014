namespace CorsGen.AspNetCore;

/// <summary>
/// Counts the CorsGen middleware in a pipeline and its branches. If there are several, a decided request is marked, so
/// that only the outermost middleware decides it.
/// </summary>
internal sealed class CorsPipeline
{
    private const string Key = "CorsGen.AspNetCore.CorsPipeline";

    private int _count;

    private CorsPipeline()
    {
    }

    public bool HasSeveral => _count > 1;

    /// <summary>Counts a middleware that is added to an application or to one of its branches.</summary>
    public static CorsPipeline Add(IApplicationBuilder app)
    {
        if (!app.Properties.TryGetValue(Key, out object? value) || value is not CorsPipeline pipeline)
        {
            app.Properties[Key] = pipeline = new CorsPipeline();
        }

        pipeline._count++;
        return pipeline;
    }
}
