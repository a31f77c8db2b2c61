using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>POST /generate/stream</c>: the same as <c>stream: true</c> on <c>/generate</c>.</summary>
internal static class GenerateStream
{
    public static Task<GenerationResult> Handle(
        GenerateRequest request, Caller caller, IdempotentCall? keyed, Prefer prefer, Generate generate, CancellationToken ct) =>
        generate.RunAsync(request with { Stream = true }, caller, keyed, prefer, ct);
}
