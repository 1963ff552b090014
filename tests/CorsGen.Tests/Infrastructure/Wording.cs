using System;

namespace CorsGen.Tests.Infrastructure;

/// <summary>Compares a message with what a test says of it.</summary>
internal static class Wording
{
    /// <summary>Whether a message is as expected: one that starts or ends with <c>…</c> is a part, any other the whole.</summary>
    public static bool IsLike(string message, string expected) => (expected[0], expected[^1]) switch
    {
        ('…', '…') => message.Contains(expected.Trim('…'), StringComparison.Ordinal),
        ('…', _) => message.EndsWith(expected[1..], StringComparison.Ordinal),
        (_, '…') => message.StartsWith(expected[..^1], StringComparison.Ordinal),
        _ => message == expected,
    };
}
