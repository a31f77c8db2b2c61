using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>A generation of speech as a reply in the requested format, or the reason why there is none.</summary>
internal sealed class SpeechReplies(IArtifactStore store, MemoryGate memory)
{
    // What ffmpeg needs to convert a recording.
    private const long ConversionBytes = 64_000_000;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    public async Task<Results<SpeechReply, ApiError>> ToResultAsync(Generation generation, SpeechFormat format, CancellationToken ct)
    {
        if (!generation.State.IsFinal())
        {
            return SlowGeneration.Error([generation]);
        }

        if (FailedGeneration.ErrorOf(generation) is { } failure)
        {
            return failure;
        }

        if (generation is not { FileExtension: { } extension, FileDeletedAt: null }
            || await store.OpenReadAsync(ArtifactKey.Generation(generation.Id.Value, extension), ct) is not { } file)
        {
            return ApiErrors.NotFound("The file was deleted or has expired.", "Файл удалён, или срок его хранения истёк.");
        }

        await using var stored = file.Content;
        using var bytes = new MemoryStream();
        await stored.CopyToAsync(bytes, ct);
        return new SpeechReply(await ToFormatAsync(bytes.ToArray(), generation, format, extension, ct), format.ContentType, generation);
    }

    private async Task<byte[]> ToFormatAsync(byte[] made, Generation generation, SpeechFormat format, string extension, CancellationToken ct)
    {
        if (format.IsAsMade && extension == format.Made.Extension)
        {
            return made;
        }

        using var room = await memory.TryEnterAsync(generation.Account.Value, ConversionBytes, MaxWait, ct) ?? throw new OverloadedException();
        return await FormatConversion.ConvertAsync(made, MediaKind.Audio, format.Target, ct);
    }
}
