using System;
using System.Collections.Immutable;
using System.Linq;
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
    /// <param name="entry">The entry.</param>
    /// <param name="supported">
    /// The methods that the profile has; null for any. OPTIONS goes where it is none of them, as it isn't needed.
    /// </param>
    public static MethodFault? Split(string entry, ImmutableArray<string>? supported)
    {
        string[] parts =
            [.. entry.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Select(part => part.ToUpperInvariant()).Distinct()];
        bool areKnown = parts.All(part => KnownMethods.Find(part) is not null);
        if (!entry.Contains(',') && !(areKnown && parts.Length > 1))
        {
            return null;
        }

        string[] unsupported = [.. parts.Where(part => supported?.Contains(part) == false && part != "OPTIONS")];
        string[] methods = [.. parts.Where(part => supported?.Contains(part) != false)];
        return new(
            $"{Quote.Value(entry)} isn't a method",
            "write an entry for each one" + (areKnown && unsupported.Length > 0 ? $", without {Quote.Value(unsupported[0])}" : ""),
            areKnown && unsupported.Length == 0 && methods.Length > 0 ? ImmutableArray.Create(methods) : null);
    }
}
