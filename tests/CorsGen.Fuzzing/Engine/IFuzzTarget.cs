namespace CorsGen.Fuzzing.Engine;

/// <summary>Something that takes texts, and what holds for every text.</summary>
public interface IFuzzTarget
{
    /// <summary>What it is called, on the command line and as the folder of its seeds.</summary>
    string Name { get; }

    /// <summary>Handles a text; throws if what has to hold doesn't.</summary>
    void Check(string input);
}
