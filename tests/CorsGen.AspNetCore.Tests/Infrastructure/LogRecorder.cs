using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CorsGen.AspNetCore.Tests.Infrastructure;

/// <summary>Keeps what an application logs.</summary>
internal sealed class LogRecorder : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = [];

    /// <summary>What CorsGen logged so far.</summary>
    public IReadOnlyList<LogLine> Lines => [.. _lines.Where(line => line.Category == "CorsGen.AspNetCore")];

    /// <summary>What went wrong so far, whoever logged it.</summary>
    public IReadOnlyList<LogLine> Errors => [.. _lines.Where(line => line.Level >= LogLevel.Error)];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(LogRecorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            recorder._lines.Enqueue(new LogLine(
                category,
                logLevel,
                eventId.Id,
                formatter(state, exception),
                state is IEnumerable<KeyValuePair<string, object?>> values ? values.ToDictionary() : [],
                exception));
    }
}

/// <summary>One entry of a log.</summary>
internal sealed record LogLine(
    string Category,
    LogLevel Level,
    int Id,
    string Message,
    IReadOnlyDictionary<string, object?> Values,
    Exception? Exception);
