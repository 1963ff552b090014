using System;
using System.Linq;
using System.Reflection;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Matching;

public class AllocationTests
{
    private const int Rounds = 5;

    private static readonly string?[] s_origins =
    [
        null, "", "null", "https://a.example", "https://b.a.example", "https://0.example", "https://x.0.example",
        "https://1.example",
        "https://70.example", "https://x.150.example", "https://\u00E9.example", "http://localhost:80",
        "https://INITIAL.example",
    ];

    private static readonly string?[] s_methods = [null, "GET", "POST", "PATCH", "TRACE"];

    private static readonly string?[] s_headers =
    [
        null, "", " , ", "content-type", "Content-Type, x-b", "x-amz-date,CONTENT-MD5", "x-70-a",
        "x-1-b,,\tcontent-type", "a b", "\u212A", "no-such",
    ];

    public static TheoryData<string> Kinds => [.. PolicySamples.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_decision_allocates_nothing(string kind)
    {
        (string json, bool isWeb) = PolicySamples.All[kind];
        Assembly assembly = TestProject.WithJson(json, ("CorsProfile", isWeb ? "Web" : "S3")).Generate().Load();
        ICorsPolicy policy = GeneratorResult.PolicyIn(assembly, "App.CorsPolicy");
        var evaluate = assembly.GetType("App.CorsPolicy")!.GetMethod(
            "Evaluate")!.CreateDelegate<Func<string?, string?, string?, CorsResult>>();
        (string? Origin, string? Method, string? Headers)[] requests =
            [
                .. from origin in s_origins
                   from method in s_methods
                   from headers in s_headers
                   select (origin, method, headers),
            ];

        Func<string?, string?, string?, CorsResult> throughInterface = policy.Evaluate;
        Func<string?, string?, string?, CorsResult> atRunTime = CorsCompiler.Compile(
            json, new CorsCompilerOptions { Profile = isWeb ? CorsProfile.Web : CorsProfile.S3 }).GetPolicy().Evaluate;

        // Once to warm up: the first call runs static constructors.
        int allowed = Run(evaluate, requests);
        Assert.Equal(allowed, Run(throughInterface, requests));
        Assert.Equal(allowed, Run(atRunTime, requests));

        Assert.Equal(0, LeastAllocated(() => Run(evaluate, requests)));
        Assert.Equal(0, LeastAllocated(() => Run(throughInterface, requests)));
        Assert.Equal(0, LeastAllocated(() => Run(atRunTime, requests)));

        // Both answers were measured, where the policy has both.
        bool canAllow = !kind.EndsWith("Unmatchable", StringComparison.Ordinal);
        Assert.InRange(allowed, canAllow ? 1 : 0, canAllow ? requests.Length * Rounds / 2 : 0);
    }

    // A collection that another thread starts adds what was left of this thread's buffer. What allocates does so each
    // time.
    private static long LeastAllocated(Action run)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 10 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static int Run(
        Func<string?, string?, string?, CorsResult> evaluate,
        (string? Origin, string? Method, string? Headers)[] requests)
    {
        int allowed = 0;
        int characters = 0;
        for (int round = 0; round < Rounds; round++)
        {
            foreach ((string? origin, string? method, string? headers) in requests)
            {
                CorsResult result = evaluate(origin, method, headers);
                allowed += result.IsAllowed ? 1 : 0;

                // Reading the answer is part of it.
                characters += result.Vary.Length + (result.AllowOrigin?.Length ?? 0) +
                    (result.AllowMethods?.Length ?? 0)
                    + (result.AllowHeaders?.Length ?? 0) + (result.ExposeHeaders?.Length ?? 0) +
                    (result.MaxAge?.Length ?? 0);
            }
        }

        return characters > 0 ? allowed : -1;
    }
}
