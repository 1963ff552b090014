using System.Collections.Generic;
using System.Linq;
using CorsGen.Fuzzing.Checks;
using CorsGen.Fuzzing.Engine;
using CorsGen.Tests.Matching;

namespace CorsGen.Fuzzing.Targets;

/// <summary>
/// A text as a request: the lines are the origin, the method and the requested headers, and what is missing is null. It
/// is put to a policy of each form of matching.
/// </summary>
public sealed class RequestTarget : IFuzzTarget
{
    private static readonly (CorsProfile Profile, ICorsPolicy Policy)[] s_policies =
    [
        (CorsProfile.S3, Policy(CorsProfile.S3, Rule(["https://a.example"], ["GET"], []))),
        (CorsProfile.S3, Policy(CorsProfile.S3, Rule(["https://*.example", "http://localhost:*"], ["GET", "PUT"], ["x-*"]))),
        (CorsProfile.S3, Policy(CorsProfile.S3, Rule(["*"], ["GET", "HEAD"], ["*"]))),
        (
            CorsProfile.S3,
            Policy(
                CorsProfile.S3,
                Rule(["https://a.example", "ab*ba", "a*"], ["PUT", "DELETE"], ["content-type", "x-amz-*", "*-md5"]),
                Rule(["https://a.example", "https://*.a.example"], ["GET"], ["K", "s*"]),
                Rule(["null", "https://\u00E9.example"], ["POST"], []))),
        (CorsProfile.S3, Policy(CorsProfile.S3, [.. Many(100)])),
        (
            CorsProfile.Web,
            Policy(
                CorsProfile.Web,
                Rule(["https://app.example", "capacitor://localhost"], ["PATCH", "get-it", "GET"], ["*"], true),
                Rule(["*"], ["*"], ["authorization"]))),
        (CorsProfile.Web, Policy(CorsProfile.Web, [.. Many(140)])),
    ];

    public string Name => "requests";

    public void Check(string input)
    {
        string[] lines = input.Split('\n', 3);
        var request = new RandomRequest(
            lines[0], lines.Length > 1 ? lines[1] : null, lines.Length > 2 ? lines[2] : null);
        foreach ((CorsProfile profile, ICorsPolicy policy) in s_policies)
        {
            DecisionChecks.Check(policy, profile, request);
        }
    }

    private static IEnumerable<CorsRule> Many(int count) => Enumerable.Range(0, count).Select(number => Rule(
        [$"https://{number}.example", $"https://*.{number % 30}.example", $"https://app{number / 3}.example:8443"],
        number % 2 == 0 ? ["GET"] : ["PUT", "HEAD"],
        number % 3 == 0 ? [] : [$"x-{number}", $"x-{number % 7}-*", "etag"]));

    private static CorsRule Rule(string[] origins, string[] methods, string[] headers, bool allowCredentials = false) =>
        new(0, null, origins, methods, headers, ["ETag"], 600, allowCredentials);

    private static ICorsPolicy Policy(CorsProfile profile, params CorsRule[] rules) =>
        CorsCompiler.Compile(rules, new CorsCompilerOptions { Profile = profile }).GetPolicy();
}
