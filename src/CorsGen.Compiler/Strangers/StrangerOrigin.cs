namespace CorsGen.Compiler.Strangers;

/// <summary>How a stranger comes by an origin.</summary>
internal enum StrangerKind
{
    /// <summary>By a name that anyone can register.</summary>
    Name,

    /// <summary>By an IP address that is not private.</summary>
    Address,

    /// <summary>By publishing a browser extension.</summary>
    Extension,
}

/// <summary>An origin that a pattern matches, and that belongs to whoever wants it.</summary>
/// <param name="Origin">The origin, as a browser sends it.</param>
/// <param name="Kind">How a stranger comes by it.</param>
/// <param name="Property">What the stranger then has: the name below a public suffix, the address, or the extension's
/// host.</param>
internal sealed record StrangerOrigin(string Origin, StrangerKind Kind, string Property);
