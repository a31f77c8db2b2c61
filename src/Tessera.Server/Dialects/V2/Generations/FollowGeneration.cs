using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>GET /generate/{id}/events</c>: a generation's progress as server-sent events, until its end.</summary>
internal static class FollowGeneration
{
    public static async Task<Results<NoContent, GenerationEvents.Reply, ApiError>> Handle(
        string id, LastEventId seen, Caller caller, PollCache reader, GenerationFeeds feeds, GenerationEvents events)
    {
        if (!GenerationId.TryParse(id, out var number, out _) || await reader.FindAsync(caller.Account, number) is not { } generation)
        {
            return ApiErrors.NoSuchGeneration();
        }

        if (generation.State.IsFinal() && seen.Value == GenerationEvents.End)
        {
            // To a browser this says that there is nothing to connect again for.
            return TypedResults.NoContent();
        }

        return feeds.TryFollow(caller.Account, number) is { } follower
            ? events.Of(follower, seen.Value, caller)
            : ApiErrors.TooManyAttempts(
                TimeSpan.FromSeconds(10),
                $"Too many requests follow generations; an account may have {GenerationFeeds.MostOfAccount}. Close one, or poll GET /api/v2/generate/{{{{id}}}}.",
                $"Слишком много запросов следят за генерациями; аккаунту можно {GenerationFeeds.MostOfAccount}. Закройте один или опрашивайте GET /api/v2/generate/{{{{id}}}}.");
    }
}
