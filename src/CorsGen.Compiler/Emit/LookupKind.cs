using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler.Emit;

/// <summary>What is looked up, and how generated code speaks of it.</summary>
internal abstract class LookupKind
{
    public static readonly WildcardLookupKind Origin = new OriginKind();
    public static readonly LookupKind Method = new MethodKind();
    public static readonly WildcardLookupKind Header = new HeaderKind();

    private protected LookupKind()
    {
    }

    /// <summary>The list of a rule.</summary>
    public abstract string List { get; }

    /// <summary>What the names of the tables of its literals begin with.</summary>
    public abstract string LiteralTable { get; }

    /// <summary>What its literals are, in words.</summary>
    public abstract string Literals { get; }

    /// <summary>The text that is looked up, in code.</summary>
    public abstract string Text { get; }

    /// <summary>The name of a search, in the variant that regards case or not.</summary>
    public abstract string Search(string name);

    private sealed class MethodKind : LookupKind
    {
        public override string List => "AllowedMethods";

        public override string LiteralTable => MemberNames.MethodLiteral;

        public override string Literals => "methods";

        public override string Text => "method";

        public override string Search(string name) => $"{Names.TextTree}.{name}";
    }

    private sealed class OriginKind : WildcardLookupKind
    {
        public override string List => "AllowedOrigins";

        public override string LiteralTable => MemberNames.OriginLiteral;

        public override string WildcardTable => MemberNames.OriginWildcard;

        public override string Literals => "origins without a wildcard";

        public override string Text => "origin";

        public override string? WildcardCondition => $"{Names.OriginPattern}.IsVisibleAscii(origin)";

        public override string Span => $"{Names.AsSpan}(origin)";

        public override string IgnoresCase => "false";

        public override string IsMatch(string prefix, string suffix) =>
            $"{Names.OriginPattern}.IsMatch(origin, {prefix}, {suffix})";

        public override string StartsWith(string prefix) => $"origin.StartsWith({prefix}, {Names.Ordinal})";

        public override string Rest(int prefixLength) =>
            prefixLength == 0 ? Span : $"{Names.AsSpan}(origin, {Names.Number(prefixLength)})";

        public override string Search(string name) => $"{Names.TextTree}.{name}";
    }

    private sealed class HeaderKind : WildcardLookupKind
    {
        public override string List => "AllowedHeaders";

        public override string LiteralTable => MemberNames.HeaderLiteral;

        public override string WildcardTable => MemberNames.HeaderWildcard;

        public override string Literals => "headers without a wildcard";

        public override string Text => "name";

        // The name is known to be a token by then.
        public override string? WildcardCondition => null;

        public override string Span => "name";

        public override string IgnoresCase => "true";

        public override string IsMatch(string prefix, string suffix) =>
            $"{Names.HeaderName}.IsMatch(name, {prefix}, {suffix})";

        public override string StartsWith(string prefix) => $"{Names.HeaderName}.IsMatch(name, {prefix}, \"\")";

        public override string Rest(int prefixLength) =>
            prefixLength == 0 ? Span : $"name.Slice({Names.Number(prefixLength)})";

        public override string Search(string name) => $"{Names.TextTree}.{name}IgnoringCase";
    }
}

/// <summary>What is looked up among entries of which some have a wildcard.</summary>
internal abstract class WildcardLookupKind : LookupKind
{
    /// <summary>What the names of the tables of its wildcards begin with.</summary>
    public abstract string WildcardTable { get; }

    /// <summary>What a matching wildcard needs beside, in code; null for nothing.</summary>
    public abstract string? WildcardCondition { get; }

    /// <summary>The text as a span.</summary>
    public abstract string Span { get; }

    public abstract string IgnoresCase { get; }

    public abstract string IsMatch(string prefix, string suffix);

    public abstract string StartsWith(string prefix);

    public abstract string Rest(int prefixLength);
}
