using System;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace CorsGen.Fuzzing.Engine;

/// <summary>
/// Which branches an input took, and how often, as AFL counts: a number for each pair of branches that follow each
/// other. Nothing is counted in assemblies that aren't instrumented.
/// </summary>
public sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    // One for all: an instrumented assembly knows one place to count in.
    private static readonly byte* s_counts = (byte*)NativeMemory.AllocZeroed(Size);

    private readonly byte[] _seen = new byte[Size];

    static Coverage() => Trace.SharedMem = s_counts;

    /// <summary>How many pairs of branches were taken so far.</summary>
    public int Branches { get; private set; }

    /// <summary>Counts from nothing.</summary>
    public static void Start()
    {
        new Span<byte>(s_counts, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether a branch was taken that wasn't before, or clearly more often than before.</summary>
    public bool Stop()
    {
        var words = new ReadOnlySpan<ulong>(s_counts, Size / sizeof(ulong));
        bool isNew = false;
        for (int word = 0; word < words.Length; word++)
        {
            for (int i = word * sizeof(ulong); words[word] != 0 && i < (word + 1) * sizeof(ulong); i++)
            {
                byte bucket = Bucket(s_counts[i]);
                if ((_seen[i] & bucket) != bucket)
                {
                    Branches += _seen[i] == 0 ? 1 : 0;
                    _seen[i] |= bucket;
                    isNew = true;
                }
            }
        }

        return isNew;
    }

    private static byte Bucket(byte count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
