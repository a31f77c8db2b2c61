using Tessera.Server.Authentication;
using Tessera.Server.Dialects.V2.Requests;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>POST /generate/stream</c>: the same as <c>stream: true</c> on <c>/generate</c>.</summary>
internal static class GenerateStream
{
    public static async Task<GenerationResult> Handle(GenerateRequest request, Caller caller, HttpContext context, ReadGenerateCall read, Generate generate)
    {
        var call = await read.ReadAsync(caller, request, mustStream: true, context.RequestAborted);
        return call.IsError ? call.Error : await generate.RunAsync(caller, context, call.Value);
    }
}
