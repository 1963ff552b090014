using System;

namespace CorsGen.Tests.Infrastructure;

/// <summary>Compares a message with what a test says of it.</summary>
internal static class Wording
{
    /// <summary>Whether a message is as expected, in which each <c>…</c> stands for any text.</summary>
    public static bool IsLike(string message, string expected)
    {
        string[] parts = expected.Split('…');
        if (parts.Length == 1)
        {
            return message == expected;
        }

        int position = parts[0].Length;
        foreach (string part in parts[1..^1])
        {
            int found = position > message.Length ? -1 : message.IndexOf(part, position, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            position = found + part.Length;
        }

        return message.StartsWith(parts[0], StringComparison.Ordinal)
            && message.EndsWith(parts[^1], StringComparison.Ordinal)
            && message.Length - parts[^1].Length >= position;
    }
}
