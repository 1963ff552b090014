using System;
using System.Collections.Generic;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Reachability;

/// <summary>
/// Many entries, with a <c>*</c> or without, each with an owner, to ask which of them cover another one: match all that
/// it matches. They are looked up by its beginnings and ends, not compared one by one, as lists of thousands are real.
/// <para>
/// Entries together cover none with a <c>*</c> that none of them covers alone: its <c>*</c> also stands for a character
/// with which none of them goes on, unless they go on with every character there is, one with each.
/// </para>
/// </summary>
internal sealed class CoverIndex
{
    private readonly Dictionary<string, List<int>> _literals = new(StringComparer.Ordinal);
    private readonly LengthTable<LengthTable<List<int>>> _wildcards = new();

    public void Add(string entry, int owner) => OwnersOf(entry).Add(owner);

    /// <summary>
    /// The owners of the entries that match all that this one does: first of one that no other of them covers, last of
    /// one that is the same. Who owns several comes several times.
    /// </summary>
    public IEnumerable<int> OwnersCovering(string entry)
    {
        // No prefix or suffix has a '*', so of an entry with one they match only what stands before or behind it.
        foreach ((int prefixLength, LengthTable<List<int>> suffixes) in _wildcards.Beginnings(entry))
        {
            foreach ((int suffixLength, List<int> owners) in suffixes.Ends(entry))
            {
                // They may not overlap.
                if (prefixLength + suffixLength > entry.Length)
                {
                    break;
                }

                foreach (int owner in owners)
                {
                    yield return owner;
                }
            }
        }

        if (_literals.TryGetValue(entry, out List<int>? same))
        {
            foreach (int owner in same)
            {
                yield return owner;
            }
        }
    }

    private List<int> OwnersOf(string entry)
    {
        if (entry.IndexOf('*') >= 0)
        {
            Pattern pattern = Pattern.Parse(entry);
            return _wildcards.GetOrAdd(pattern.Prefix).GetOrAdd(pattern.Suffix);
        }

        if (!_literals.TryGetValue(entry, out List<int>? owners))
        {
            _literals.Add(entry, owners = []);
        }

        return owners;
    }

    /// <summary>Texts with a value each, and the lengths that they have: a few, as a rule.</summary>
    private sealed class LengthTable<T>
        where T : new()
    {
        private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
        private readonly SortedSet<int> _lengths = [];

        public T GetOrAdd(string text)
        {
            if (!_values.TryGetValue(text, out T? value))
            {
                _values.Add(text, value = new T());
                _lengths.Add(text.Length);
            }

            return value;
        }

        /// <summary>What is known of the texts that this one starts with, the shortest first.</summary>
        public IEnumerable<(int Length, T Value)> Beginnings(string text) =>
            Find(text, length => text.Substring(0, length));

        /// <summary>What is known of the texts that this one ends with, the shortest first.</summary>
        public IEnumerable<(int Length, T Value)> Ends(string text) =>
            Find(text, length => text.Substring(text.Length - length));

        private IEnumerable<(int Length, T Value)> Find(string text, Func<int, string> part)
        {
            foreach (int length in _lengths)
            {
                if (length > text.Length)
                {
                    yield break;
                }

                if (_values.TryGetValue(part(length), out T? value))
                {
                    yield return (length, value);
                }
            }
        }
    }
}
