using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>POST /generate/{id}/cancel</c>: stops a pending generation; canceling twice is not an error.</summary>
internal static class CancelGeneration
{
    public static async Task<Results<WireReply<UnifiedReply>, WireReply<ChatReply>, WireReply<MediaReply>, ApiError>> Handle(
        string id, Caller caller, Language language, GenerationCancellation cancel, GenerationReplies replies, CancellationToken ct) =>
        GenerationId.TryParse(id, out var number, out var isChat)
        && await cancel.CancelAsync(caller.Account, number, ct) is { } generation
            ? await replies.ToResultAsync(generation, isChat, language)
            : ApiErrors.NoSuchGeneration();
}
