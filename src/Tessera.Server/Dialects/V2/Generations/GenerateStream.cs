using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>POST /generate/stream</c>: the same as <c>stream: true</c> on <c>/generate</c>.</summary>
internal static class GenerateStream
{
    public static async Task<Results<StreamText, ApiError>> Handle(
        GenerateRequest request, Caller caller, IdempotentCall? keyed, Generate generate, CancellationToken ct)
    {
        var call = await generate.StartAsync(request with { Stream = true }, caller, keyed, ct);
        return call.IsError ? call.Error : generate.StreamOf(call.Value);
    }
}
