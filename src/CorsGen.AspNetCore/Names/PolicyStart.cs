namespace CorsGen.AspNetCore;

/// <summary>What policies need when the application starts, and what they leave to it.</summary>
/// <param name="logger">Where the policies log.</param>
internal sealed class PolicyStart(ILogger logger)
{
    private readonly List<string> _errors = [];
    private readonly List<IDisposable> _disposables = [];

    public ILogger Logger { get; } = logger;

    /// <summary>The errors of all policies so far, each with its place.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>What to dispose of when the application ends.</summary>
    public IReadOnlyList<IDisposable> Disposables => _disposables;

    /// <summary>Reports an error: the application won't start.</summary>
    public void Fail(string error) => _errors.Add(error);

    /// <summary>Disposes of an object when the application ends.</summary>
    public void DisposeAtEnd(IDisposable disposable) => _disposables.Add(disposable);
}
