using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations;

/// <summary>
/// At start, takes up what a stopped or killed process left open, so that nothing stays pending for ever. A text cannot
/// be continued: it fails and its hold is released. A task that was never submitted is run; one that was submitted is
/// polled; one whose submit may or may not have happened is repeated only where repeating is free of charge.
/// </summary>
internal sealed partial class RecoverGenerations(
    GenerationReader reader, SettleGeneration settle, TaskRunner runner, ILogger<RecoverGenerations> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var open = await reader.ListOpenAsync();
        foreach (var generation in open)
        {
            if (Interrupted(generation) is { } why)
            {
                await settle.SettleAsync(generation, hold: null, Ending.Failure("interrupted", why), fence: null);
            }
            else
            {
                runner.Enqueue(generation.Id);
            }
        }

        if (open.Count > 0)
        {
            LogRecovered(open.Count);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string? Interrupted(Generation generation) => generation switch
    {
        { Category: Category.Text } => "The server was restarted while the text was written; nothing was charged.",
        { State: GenerationState.Running, ProviderState: null, Provider: not ServingRoute.Sandbox } =>
            "The server was restarted while this was sent to the provider; nothing was charged.",
        _ => null,
    };

    [LoggerMessage(LogLevel.Information, "Took up {Count} generations that were left open.")]
    private partial void LogRecovered(int count);
}
