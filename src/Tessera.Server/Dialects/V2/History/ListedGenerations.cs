using System.Text.Json;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.History;

/// <summary>Generations as items of the history.</summary>
internal sealed class ListedGenerations(GenerationLinks links, TimeProvider time)
{
    public HistoryItem ToItem(HistoryRow row, Language language)
    {
        var generation = row.Generation;
        using var metadata = JsonDocument.Parse(generation.ResultMetadata ?? "{}");
        return new HistoryItem
        {
            Id = generation.Id.Text,
            GenerationId = generation.Id.Value,
            Type = generation.Category.ToWire(),
            Model = generation.Model,
            Status = generation.State.ToWire(),
            Prompt = generation.Prompt,
            Url = links.Result(generation),
            ThumbnailUrl = links.Thumbnail(generation),
            TokensUsed = generation.TokensSpent,
            CreatedAt = generation.CreatedAt,
            CompletedAt = generation.CompletedAt,
            Error = generation.ErrorIn(language),
            Width = RawJson.Member(metadata, "width"),
            Height = RawJson.Member(metadata, "height"),
            Duration = RawJson.Member(metadata, "duration"),
            Bytes = row.FileBytes,
            Format = generation.FileExtension,
            Seed = generation.Seed,
            ProcessingMs = generation.ProcessingMs,
            Progress = generation.Progress,
            EtaSeconds = generation.EtaSeconds(time.GetUtcNow()),
            KeyId = generation.Key,
            KeyName = row.KeyName,
            Provider = generation.Provider,
            Sandbox = generation.IsSandbox,
            ExpiresAt = generation.ExpiresAt,
            Text = generation.ResultText,
            Request = RequestFacts.Of(generation),
        };
    }
}
