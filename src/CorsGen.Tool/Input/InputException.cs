namespace CorsGen.Tool.Input;

/// <summary>What a command was given cannot be used; the message says what, and what to do.</summary>
internal sealed class InputException(string message) : Exception(message);
