using System;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Checks;

/// <summary>What is wrong with a method.</summary>
/// <param name="Reason">What it is.</param>
/// <param name="Cure">What to write.</param>
/// <param name="Replacements">
/// The methods that should stand in its place, none if it should just go; null where that is the author's to say.
/// </param>
internal sealed record MethodFault(string Reason, string Cure, ImmutableArray<string>? Replacements = null)
{
    // Nobody reads one of these in a method's name, though some could stand there.
    private static readonly char[] s_separators = [',', ';', '|', '/', '+', '&', ' ', '\t', '\r', '\n'];

    /// <summary>Whether the cure is to remove the method.</summary>
    public bool IsRemoval => Replacements is { IsEmpty: true };

    public string Message => $"{Reason}; {Cure}";

    public static MethodFault Write(string reason, string method) =>
        new(reason, $"write '{method}'", ImmutableArray.Create(method));

    public static MethodFault Remove(string reason) => new(reason, "remove it", ImmutableArray<string>.Empty);

    /// <summary>Where nothing would be left of the list.</summary>
    public MethodFault InsteadOfRemoval() =>
        this with { Cure = "list the methods that pages use, such as GET, in its place", Replacements = null };

    /// <summary>The fault of an entry that has several methods; null if it has one.</summary>
    public static MethodFault? Split(string entry, CorsProfile profile)
    {
        string[] parts =
        [
            .. entry.Split(s_separators, StringSplitOptions.RemoveEmptyEntries)
                .Select(part => KnownMethods.Find(part) ?? part)
                .Distinct(),
        ];
        bool areKnown = parts.All(part => KnownMethods.Find(part) is not null);
        if (!entry.Contains(',') && !(areKnown && parts.Length > 1))
        {
            return null;
        }

        // In S3, OPTIONS is dropped silently: preflights are answered without it.
        string reason = $"{Quote.Value(entry)} isn't a method";
        string[] supported = [.. parts.Where(part => IsSupported(part, profile))];
        string[] others = [.. parts.Except(supported).Where(part => profile == CorsProfile.Web || part != "OPTIONS")];
        if (profile == CorsProfile.Web && !others.All(IsForbidden))
        {
            return new(reason, "list the methods that pages use, each as an entry of its own");
        }

        string[] ofWeb = [.. parts.Where(part => IsSupported(part, CorsProfile.Web))];
        string? web = profile == CorsProfile.S3 && ofWeb.Intersect(others).Any()
            ? $"for an API that isn't a bucket, {WebProfile.Use} and {Write(ofWeb)}"
            : null;
        string whose = profile == CorsProfile.S3 ? "S3 has no" : "browsers don't let a page send";
        return (supported.Length, others.Length) switch
        {
            (0, 0) => Remove(reason),
            (_, 0) => new(reason, Write(supported), ImmutableArray.Create(supported)),
            (0, _) => new(
                $"{reason}, and {whose} {Listing.Of([.. others.Select(Quote.Value)])}",
                web ?? "list the methods that pages use, such as GET, in its place"),
            _ => new(
                $"{reason}, and {whose} {Listing.Of([.. others.Select(Quote.Value)])}",
                Write(supported) + (web is null ? "" : ", or, " + web),
                web is null && others.All(IsForbidden) ? ImmutableArray.Create(supported) : null),
        };
    }

    private static string Write(string[] methods) =>
        $"write {Listing.Of([.. methods.Select(Quote.Value)])}{(methods.Length > 1 ? ", each as an entry of its own" : "")}";

    private static bool IsSupported(string method, CorsProfile profile) => profile == CorsProfile.S3
        ? KnownMethods.S3.Contains(method)
        : HttpToken.IsToken(method)
            && method != "*"
            && !IsForbidden(method)
            && !KnownMethods.ForeignWildcards.Contains(method.ToUpperInvariant());

    private static bool IsForbidden(string method) => KnownMethods.Forbidden.Contains(method.ToUpperInvariant());
}
