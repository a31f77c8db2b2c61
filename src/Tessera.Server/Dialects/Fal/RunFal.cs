using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.Fal;

/// <summary><c>POST /fal/run/{model}</c>: runs a model and answers with its result.</summary>
internal static class RunFal
{
    public static async Task<Results<FalReply<FalOutput>, ApiError>> Handle(
        string model, FalInput input, Caller caller, IdempotentCall? keyed, FalCalls calls, FalReplies replies, CancellationToken ct)
    {
        var made = await calls.RunAsync(caller, model, input, keyed, ct);
        return made.IsError ? made.Error : replies.ToResult(made.Value);
    }
}
