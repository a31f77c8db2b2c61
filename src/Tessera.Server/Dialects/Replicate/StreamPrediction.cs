using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>
/// <c>GET /predictions/{id}/stream</c>: the text of a prediction as events, <c>output</c> and <c>done</c>, or <c>error</c>. One
/// that was created with <c>stream</c> comes as it is made; one that has ended, or is made by another process, in one event. The
/// link is good while the key that created the prediction is.
/// </summary>
internal static class StreamPrediction
{
    public static async Task<Results<Events, ApiError>> Handle(
        string id, SignatureQuery query, GenerationReader reader, PredictionStreamLinks links, RevalidateCaller callers, PredictionStreams streams)
    {
        if (!GenerationId.TryParse(id, out var number, out _) || !links.Verify(number, query.Sig)
            || await reader.FindAsync(number) is not { } row || await reader.FindAsync(row.Account, number) is not { } generation)
        {
            return ApiErrors.NotFound(
                "There is no such stream: the link is incomplete, or its prediction was deleted.", "Такого потока нет: ссылка неполна, или предсказание удалено.");
        }

        return await callers.RefusalAsync(generation.Account, generation.Key) is { } refusal ? refusal : new Events(streams, generation);
    }

    /// <summary>The proof in the link.</summary>
    internal sealed record SignatureQuery : IRequestQuery<SignatureQuery>
    {
        /// <summary>The signature.</summary>
        public string? Sig { get; init; }
    }

    /// <summary>The events.</summary>
    internal sealed class Events(PredictionStreams streams, Generation generation) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => streams.SendAsync(httpContext, generation);
    }
}
