using System.Text;

namespace CorsGen.Tool;

/// <summary>Where the command reads and writes.</summary>
internal sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Func<Stream> _openInput;

    /// <summary>Creates a terminal.</summary>
    /// <param name="openInput">Opens the standard input; called only if something reads it.</param>
    /// <param name="output">The standard output.</param>
    /// <param name="error">The standard error output.</param>
    /// <param name="hasColours">Whether the output shows colours.</param>
    public Terminal(Func<Stream> openInput, TextWriter output, TextWriter error, bool hasColours)
    {
        _openInput = openInput;
        Output = output;
        Error = error;
        Style = new Style(hasColours);
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    /// <summary>How text on the standard output is coloured.</summary>
    public Style Style { get; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        bool isTerminal = !Console.IsOutputRedirected;
        if (isTerminal && OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = s_utf8;
        }

        // The output is buffered, and a pipe that was closed at its other end isn't a reason to fail.
        return new Terminal(
            Console.OpenStandardInput,
            new StreamWriter(Console.OpenStandardOutput(), s_utf8, bufferSize: 16 * 1024),
            new StreamWriter(Console.OpenStandardError(), s_utf8) { AutoFlush = true },
            isTerminal && ShowsColours());
    }

    /// <summary>The same, with all on the standard error output: for a command whose output is for a program.</summary>
    public Terminal ForErrors() => new(_openInput, Error, Error, hasColours: false);

    public Stream OpenInput() => _openInput();

    public void Dispose()
    {
        Output.Flush();
        Error.Flush();
    }

    // See https://no-color.org.
    private static bool ShowsColours() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is var terminal
        && terminal != "dumb"
        && (!OperatingSystem.IsWindows()
            || terminal is not null
            || Environment.GetEnvironmentVariable("WT_SESSION") is not null);
}
