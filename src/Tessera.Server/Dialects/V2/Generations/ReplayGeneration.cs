using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>
/// Builds the reply to a generate call again from its generation, for a repeated idempotency key whose first request did
/// not store its reply.
/// </summary>
internal static class ReplayGeneration
{
    private const string Unified = "unified";
    private const string Chat = "chat";
    private const string UnifiedStream = "unified stream";
    private const string ChatStream = "chat stream";

    /// <summary>What has to be known of a call to answer it again.</summary>
    public static string FormOf(GenerateRequest request) => request switch
    {
        { Stream: true, IsChat: true } => ChatStream,
        { Stream: true } => UnifiedStream,
        { IsChat: true } => Chat,
        _ => Unified,
    };

    public static async Task<IResult> ReplyAsync(RepeatedCall call, GenerationReplies replies) =>
        call.Form is UnifiedStream or ChatStream
            ? new ReplayStream(
                call.Generation, await replies.BalanceAsync(call.Generation.Account), call.Form == ChatStream ? TextStreamForm.Chat : TextStreamForm.Unified)
            : await replies.ToResultAsync(call.Generation, call.Form == Chat, Language.Of(call.Context.Request));
}
