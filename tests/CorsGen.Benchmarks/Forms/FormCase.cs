using BenchmarkDotNet.Attributes;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Planning;

namespace CorsGen.Benchmarks.Forms;

/// <summary>
/// Two forms of one lookup, for several sizes: where they cross over is the threshold in <c>PlanForms</c>. Requests
/// that match go through all entries in turn, and one in four matches none.
/// </summary>
public abstract class FormCase
{
    private protected const int Requests = 64;

    // Far from both: only what is measured is forced.
    private protected const int Never = int.MaxValue;

    private readonly Request[] _requests = new Request[Requests];
    private ICorsPolicy _few = null!;
    private ICorsPolicy _many = null!;

    /// <summary>How many entries there are.</summary>
    public abstract int Size { get; set; }

    /// <summary>The form for few entries.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    public int ForFew() => Count(_few);

    /// <summary>The form for any number of entries.</summary>
    [Benchmark(OperationsPerInvoke = Requests)]
    public int ForMany() => Count(_many);

    internal abstract PlanForms ForFewEntries { get; }

    internal abstract PlanForms ForManyEntries { get; }

    internal abstract IEnumerable<Rule> Rules { get; }

    /// <summary>Loads the policy in both forms.</summary>
    [GlobalSetup]
    public void Load()
    {
        _few = FormPolicy.Load(FileOf("few"));
        _many = FormPolicy.Load(FileOf("many"));
        for (int i = 0; i < Requests; i++)
        {
            _requests[i] = i % 4 == 3 ? RequestFor(Size + i) : RequestFor(i % Size);
        }

        if (ForFew() != Requests * 3 / 4 || ForMany() != Requests * 3 / 4)
        {
            throw new InvalidOperationException($"{GetType().Name}: a form decides wrongly.");
        }
    }

    /// <summary>The request that an entry allows; a number of no entry makes one that none allows.</summary>
    private protected abstract Request RequestFor(int entry);

    /// <summary>The file of the compiled policy in one of the two forms.</summary>
    internal string FileOf(string form)
    {
        // BenchmarkDotNet runs types that it derives.
        Type type = GetType();
        while (type.BaseType is { } parent && parent != typeof(FormCase))
        {
            type = parent;
        }

        return Path.Combine(FormPolicy.Folder, FormattableString.Invariant($"{type.Name}-{Size}-{form}.dll"));
    }

    private int Count(ICorsPolicy policy)
    {
        int count = 0;
        foreach (Request request in _requests)
        {
            count += policy.Evaluate(request.Origin, request.Method, request.RequestHeaders).IsAllowed ? 1 : 0;
        }

        return count;
    }
}
