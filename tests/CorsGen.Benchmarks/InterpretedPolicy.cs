using System.Buffers;

namespace CorsGen.Benchmarks;

/// <summary>
/// The rules of a policy asked one after the other, as they would be written down by hand: what compiling them has to
/// be better than. It decides and answers exactly as the compiled policy does, allocates nothing, and has split its
/// patterns at their wildcards beforehand.
/// </summary>
internal sealed class InterpretedPolicy(IEnumerable<CorsRule> rules)
{
    private static readonly SearchValues<char> s_visibleAscii =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)]);

    private static readonly SearchValues<char> s_token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly InterpretedRule[] _rules = [.. rules.Select(rule => new InterpretedRule(rule))];

    public CorsResult Evaluate(string? origin, string? method, string? requestHeaders)
    {
        if (string.IsNullOrEmpty(origin))
        {
            return new CorsResult(null, CorsDenial.NoOrigin, origin, requestHeaders);
        }

        CorsDenial denial = CorsDenial.Origin;
        foreach (InterpretedRule rule in _rules)
        {
            if (!rule.AllowsOrigin(origin))
            {
                continue;
            }

            if (!rule.Methods.AsSpan().Contains(method))
            {
                denial = denial == CorsDenial.Headers ? denial : CorsDenial.Method;
                continue;
            }

            if (!rule.AllowsHeaders(requestHeaders))
            {
                denial = CorsDenial.Headers;
                continue;
            }

            return new CorsResult(rule.Rule, CorsDenial.None, origin, requestHeaders);
        }

        return new CorsResult(null, denial, origin, requestHeaders);
    }

    private sealed class InterpretedRule(CorsRule rule)
    {
        private readonly Pattern[] _origins = [.. rule.AllowedOrigins.Select(Pattern.Parse)];
        private readonly Pattern[] _headers = [.. rule.AllowedHeaders.Select(Pattern.Parse)];

        public CorsRule Rule { get; } = rule;

        public string[] Methods { get; } = [.. rule.AllowedMethods];

        public bool AllowsOrigin(string origin)
        {
            foreach (Pattern pattern in _origins)
            {
                if (pattern.Matches(origin, StringComparison.Ordinal)
                    && (pattern.IsAny || !origin.AsSpan().ContainsAnyExcept(s_visibleAscii)))
                {
                    return true;
                }
            }

            return false;
        }

        public bool AllowsHeaders(ReadOnlySpan<char> list)
        {
            foreach (Range range in list.Split(','))
            {
                ReadOnlySpan<char> name = list[range].Trim(" \t");
                if (name.IsEmpty)
                {
                    continue;
                }

                if (name.ContainsAnyExcept(s_token) || !AllowsHeader(name))
                {
                    return false;
                }
            }

            return true;
        }

        // A token is ASCII, and so are the patterns of a rule: no other letters can fold.
        private bool AllowsHeader(ReadOnlySpan<char> name)
        {
            foreach (Pattern pattern in _headers)
            {
                if (pattern.Matches(name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed record Pattern(string Prefix, string? Suffix)
    {
        public bool IsAny => Prefix.Length == 0 && Suffix is { Length: 0 };

        public static Pattern Parse(string entry)
        {
            int star = entry.IndexOf('*', StringComparison.Ordinal);
            return star < 0 ? new Pattern(entry, null) : new Pattern(entry[..star], entry[(star + 1)..]);
        }

        public bool Matches(ReadOnlySpan<char> text, StringComparison comparison) => Suffix is null
            ? text.Equals(Prefix, comparison)
            : text.Length >= Prefix.Length + Suffix.Length
                && text.StartsWith(Prefix, comparison)
                && text.EndsWith(Suffix, comparison);
    }
}
