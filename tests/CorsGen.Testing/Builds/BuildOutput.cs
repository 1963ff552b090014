using System.Collections.Immutable;

namespace CorsGen.Testing;

/// <summary>What a run of <c>dotnet</c> came to.</summary>
public sealed class BuildOutput
{
    private readonly int _exitCode;

    public BuildOutput(int exitCode, IReadOnlyList<string> lines, string folder)
    {
        _exitCode = exitCode;
        Lines = [.. lines];

        // The summary says all again.
        Messages = [.. Lines
            .TakeWhile(line => line is not ("Build succeeded." or "Build FAILED."))
            .Select(line => BuildMessage.Parse(line, folder))
            .OfType<BuildMessage>()];
    }

    public ImmutableArray<string> Lines { get; }

    /// <summary>The errors and warnings, in the order of the log.</summary>
    public ImmutableArray<BuildMessage> Messages { get; }

    /// <summary>The places and codes of the errors and warnings, sorted.</summary>
    public IEnumerable<string> Heads => Sorted(Messages);

    /// <summary>The same, of one project of several.</summary>
    public IEnumerable<string> HeadsOf(string project) => Sorted(Messages.Where(message => message.Project == project));

    /// <summary>Whether a project of several was built to its end.</summary>
    public bool HasBuilt(string project) =>
        Lines.Any(line => line.TrimStart().StartsWith(project + " -> ", StringComparison.Ordinal));

    public BuildOutput Succeeded() => Exited(0);

    public BuildOutput Failed() => Exited(1);

    public override string ToString() => string.Join('\n', Lines);

    private static IEnumerable<string> Sorted(IEnumerable<BuildMessage> messages) =>
        messages.Select(message => message.Head).Order(StringComparer.Ordinal);

    private BuildOutput Exited(int expected)
    {
        Assert.True(_exitCode == expected, $"The exit code is {_exitCode}, not {expected}:\n{this}");
        return this;
    }
}
