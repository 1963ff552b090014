using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CorsGen.Compiler.Planning;

namespace CorsGen.Compiler.Emit;

/// <summary>The names that generated code uses, and the words in its comments.</summary>
internal static class Names
{
    public const string CorsDenial = "global::CorsGen.CorsDenial";
    public const string CorsResult = "global::CorsGen.CorsResult";
    public const string CorsRule = "global::CorsGen.CorsRule";
    public const string ICorsPolicy = "global::CorsGen.ICorsPolicy";
    public const string IGeneratedPolicy = "global::CorsGen.Matching.IGeneratedPolicy";
    public const string HeaderName = "global::CorsGen.Matching.HeaderName";
    public const string MethodName = "global::CorsGen.Matching.MethodName";
    public const string OriginPattern = "global::CorsGen.Matching.OriginPattern";
    public const string RequestedHeaders = "global::CorsGen.Matching.RequestedHeaders";
    public const string RuleSet = "global::CorsGen.Matching.RuleSet";
    public const string ReadOnlyList = "global::System.Collections.Generic.IReadOnlyList";
    public const string PrefixWalk = "global::CorsGen.Matching.PrefixWalk";
    public const string TextTree = "global::CorsGen.Matching.TextTree";
    public const string WideRuleSet = "global::CorsGen.Matching.WideRuleSet";
    public const string CanRead = "CanRead";
    public const string AsSpan = "global::System.MemoryExtensions.AsSpan";
    public const string AggressiveInlining =
        $"[{CompilerServices}.MethodImpl({CompilerServices}.MethodImplOptions.AggressiveInlining)]";
    public const string NoInlining =
        $"[{CompilerServices}.MethodImpl({CompilerServices}.MethodImplOptions.NoInlining)]";

    public const string Ordinal = "global::System.StringComparison.Ordinal";
    public const string Span = "global::System.ReadOnlySpan<char>";

    private const string CompilerServices = "global::System.Runtime.CompilerServices";

    private const int MostPlaces = 3;

    /// <summary>
    /// Where entries stand: <c>Rules[0].AllowedOrigins[1], Rules[2].AllowedOrigins[0] and 7 more</c>.
    /// </summary>
    public static string Places(EquatableArray<EntryPlace> places, string list)
    {
        IEnumerable<string> named = places.Take(MostPlaces)
            .Select(place => $"Rules[{Number(place.Rule)}].{list}[{Number(place.Entry)}]");
        return string.Join(", ", named) + AndMore(places.Count - MostPlaces);
    }

    public static string AndMore(int rest) => rest > 0 ? $" and {Number(rest)} more" : "";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
