using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Tessera.Server.Tests;

/// <summary>What the server logs, for a test that waits for it or looks for what must not be in it.</summary>
internal sealed class LogWatch : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider? _scopes;

    private readonly ConcurrentQueue<string> _lines = [];
    private TaskCompletionSource _logged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Text => string.Join('\n', _lines);

    /// <summary>Waits until so many lines hold this text.</summary>
    public async Task WaitForAsync(string words, int times = 1)
    {
        while (true)
        {
            var logged = Volatile.Read(ref _logged).Task;
            if (_lines.Count(line => line.Contains(words, StringComparison.Ordinal)) >= times)
            {
                return;
            }

            await logged.WaitAsync(TestHttp.Ct);
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private string Scopes()
    {
        var text = new StringBuilder();
        _scopes?.ForEachScope(static (scope, text) => text.Append(" => ").Append(scope), text);
        return text.ToString();
    }

    private void Add(string line)
    {
        _lines.Enqueue(line);
        Interlocked.Exchange(ref _logged, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private sealed class Logger(LogWatch watch) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            watch.Add($"{formatter(state, exception)} {exception}{watch.Scopes()}");
    }
}
