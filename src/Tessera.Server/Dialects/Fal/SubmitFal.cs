using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.Fal;

/// <summary><c>POST /fal/queue/{model}</c>: queues a model.</summary>
internal static class SubmitFal
{
    public static async Task<Results<FalReply<FalQueueStatus>, ApiError>> Handle(
        string model, FalInput input, SubmitFalQuery query, Caller caller, IdempotentCall? keyed, FalCalls calls, CancellationToken ct)
    {
        if (query.Problem is { } problem)
        {
            return ApiErrors.Validation(problem);
        }

        var queued = await calls.SubmitAsync((caller, keyed), model, input, query.FalWebhook, ct);
        return queued.IsError ? queued.Error : queued.Value;
    }
}
