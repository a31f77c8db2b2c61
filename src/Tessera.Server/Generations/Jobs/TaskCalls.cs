using Tessera.Providers;
using Tessera.Server.Artifacts;
using Tessera.Server.Catalog;

namespace Tessera.Server.Generations.Jobs;

/// <summary>Builds the call of a stored task, its input files read again from our own store.</summary>
internal sealed class TaskCalls(InputReader inputs, RetryUntilDeadline patience)
{
    /// <summary>
    /// The call by which a task is asked for that a provider has: its files were sent, and neither they nor the catalogue's
    /// model are needed any more.
    /// </summary>
    public static TaskCall OfTaken(Generation generation)
    {
        var kind = generation.Category.ToTaskKind() ?? throw new InvalidOperationException($"{generation.Id} is a text.");
        return JobRequest.Of(generation).ToCall(generation, kind, generation.Model, new Dictionary<string, MediaInput>());
    }

    /// <summary>The call in the catalogue's words, which each route makes its own, or why an input cannot be had any more.</summary>
    public async Task<(TaskCall? Call, string? Problem)> BuildAsync(Generation generation, Model model, CancellationToken ct)
    {
        var request = JobRequest.Of(generation);
        var files = new Dictionary<string, MediaInput>(StringComparer.Ordinal);
        foreach (var rule in model.Inputs)
        {
            if (!request.Inputs.TryGetValue(rule.Name, out var link))
            {
                continue;
            }

            switch (await patience.RepeatAsync(generation, () => inputs.ReadAcceptedAsync(rule.Name, link, rule.ToMediaKind(), ct), _ => false, ct))
            {
                case InputResult.Read read:
                    files[rule.Name] = read.Input;
                    break;
                case InputResult.Refused refused:
                    return (null, refused.Error.Message);
                case null:
                    return (null, "The task was lost while its input was waited for.");
            }
        }

        var kind = model.Kind ?? throw new InvalidOperationException($"{model.Slug} is no media model.");
        return (request.ToCall(generation, kind, model.Slug, files), null);
    }
}
