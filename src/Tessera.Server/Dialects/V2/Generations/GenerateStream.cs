using Tessera.Server.Authentication;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>POST /generate/stream</c>: the same as <c>stream: true</c> on <c>/generate</c>.</summary>
internal static class GenerateStream
{
    public static async Task<GenerationResult> Handle(
        GenerateRequest request, Caller caller, IdempotentCall? keyed, Prefer prefer, ReadGenerateCall read, Generate generate, CancellationToken ct)
    {
        var call = await read.ReadAsync(caller, request, mustStream: true, ct);
        return call.IsError ? call.Error : await generate.RunAsync(caller, call.Value, keyed, prefer, ct);
    }
}
