namespace CorsGen.AspNetCore;

/// <summary>
/// How many middlewares of ours a pipeline has, its branches included. Where there are several, a request has to show that
/// it was decided, so that only the outermost decides it.
/// </summary>
internal sealed class CorsPipeline
{
    private const string Key = "CorsGen.AspNetCore.CorsPipeline";

    private int _count;

    private CorsPipeline()
    {
    }

    public bool HasSeveral => _count > 1;

    /// <summary>Counts a middleware that is added to an application or to a branch of it.</summary>
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
