namespace CorsGen.Tool;

/// <summary>The command <c>corsgen</c>.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        using var terminal = Terminal.OfProcess();
        return CommandLine.Run(args, terminal);
    }
}
