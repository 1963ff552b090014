namespace CorsGen.Compiler.Reachability;

/// <summary>
/// How much may be looked at for one file. What is over is silently left out: rules can be made up of which each has to
/// be compared with each other, and a build that waits for advice is worse than none.
/// </summary>
/// <param name="steps">The number of pairs that may be looked at.</param>
internal sealed class WorkBound(int steps)
{
    private int _left = steps;

    /// <summary>Takes steps off what is left; false, from then on, if it is not enough.</summary>
    public bool TrySpend(int count)
    {
        _left = count <= _left ? _left - count : -1;
        return _left >= 0;
    }
}
