using System.Collections.Concurrent;
using Tessera.Providers;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Text;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>
/// Texts whose creation is answered before they are made, so that their stream can be read meanwhile. They are made in this process;
/// on another one, and once they have ended, the stream is read from the generation.
/// </summary>
internal sealed partial class LiveTexts(RunText texts, ILogger<LiveTexts> logger) : IHostedService
{
    private readonly ConcurrentDictionary<GenerationId, Running> _running = new();

    /// <summary>Starts an admitted text.</summary>
    public void Start(AdmittedGeneration admitted, GenerationRequest request)
    {
        var (id, text) = (admitted.Generation.Id, new LiveText());
        var begun = new TaskCompletionSource();
        _running[id] = new Running(text, RunAsync());
        begun.SetResult();

        async Task RunAsync()
        {
            // It removes itself from where it is put first.
            await begun.Task.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            try
            {
                await texts.RunAsync(admitted, request, new TextDelivery(() => ValueTask.CompletedTask, Send, TakesCalls: false, TakesThoughts: false), CancellationToken.None);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // No request waits for it: it is left to the recovery of texts whose process died.
                LogLeft(id, failure);
            }
            finally
            {
                text.End();
                _running.TryRemove(id, out _);
            }
        }

        ValueTask<bool> Send(TextPart part)
        {
            if (part is TextPart.Delta piece)
            {
                text.Add(piece.Text);
            }

            return ValueTask.FromResult(true);
        }
    }

    /// <summary>A text that is being made here.</summary>
    public LiveText? Find(GenerationId id) => _running.GetValueOrDefault(id)?.Text;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets the texts end, as the requests of other texts do.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Values.Select(running => running.Work)).WaitAsync(cancellationToken);

    [LoggerMessage(LogLevel.Error, "The streamed text of generation {Id} was left unfinished.")]
    private partial void LogLeft(GenerationId id, Exception failure);

    private sealed record Running(LiveText Text, Task Work);
}
