using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>Polls a generation. With <c>Prefer: wait=N</c> it answers as soon as the generation ends.</summary>
internal sealed class GetGeneration(PollCache reader, WaitForGeneration waiting, GenerationReplies replies)
{
    public static Task<Results<WireReply<UnifiedReply>, WireReply<ChatReply>, WireReply<MediaReply>, ApiError>> Handle(
        string id, Caller caller, Prefer prefer, Language language, GetGeneration get, CancellationToken ct) =>
        get.RunAsync(id, caller, prefer, language, ct);

    private async Task<Results<WireReply<UnifiedReply>, WireReply<ChatReply>, WireReply<MediaReply>, ApiError>> RunAsync(
        string id, Caller caller, Prefer prefer, Language language, CancellationToken ct)
    {
        if (!GenerationId.TryParse(id, out var number, out var isChat)
            || await reader.FindAsync(caller.Account, number) is not { } generation)
        {
            return ApiErrors.NoSuchGeneration();
        }

        if (!generation.State.IsFinal() && prefer.Wait > TimeSpan.Zero)
        {
            var waited = await waiting.WaitAsync(generation, caller, prefer.Wait, ct);
            if (waited.IsError)
            {
                return waited.Error;
            }

            generation = waited.Value;
        }

        return await replies.ToResultAsync(generation, isChat, language, RequestFacts.Of(generation));
    }
}
