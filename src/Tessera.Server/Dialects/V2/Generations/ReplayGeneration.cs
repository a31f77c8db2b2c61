using Microsoft.AspNetCore.Http.Features;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>
/// Builds the reply to a generate call again from its generation, for a repeated idempotency key whose first request did
/// not come to keep its reply.
/// </summary>
internal static class ReplayGeneration
{
    private const string Unified = "unified";
    private const string Chat = "chat";
    private const string UnifiedStream = "unified stream";
    private const string ChatStream = "chat stream";

    /// <summary>What has to be known of a call to answer it again.</summary>
    public static string FormOf(GenerateCall call) => call switch
    {
        { IsStream: true, IsChat: true } => ChatStream,
        { IsStream: true } => UnifiedStream,
        { IsChat: true } => Chat,
        _ => Unified,
    };

    /// <summary>The reply; null while the generation is open.</summary>
    public static async Task<IResult?> FindAsync(HttpContext context, long id, string form)
    {
        var services = context.RequestServices;
        var account = context.Features.GetRequiredFeature<Caller>().Account;
        if (await services.GetRequiredService<GenerationReader>().FindAsync(account, new GenerationId(id)) is not { } generation)
        {
            return ApiErrors.NoSuchGeneration();
        }

        if (!generation.State.IsFinal())
        {
            return null;
        }

        var replies = services.GetRequiredService<GenerationReplies>();
        return form is UnifiedStream or ChatStream
            ? new ReplayStream(generation, await replies.BalanceAsync(account), form == ChatStream)
            : await replies.ToResultAsync(generation, form == Chat);
    }
}
