using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary>Finds the videos of a caller, by whatever API they were started.</summary>
internal sealed class FindVideo(PollCache reader)
{
    /// <summary>The generation; null when the account has no such video.</summary>
    public async ValueTask<Generation?> FindAsync(Caller caller, string id) =>
        VideoIds.TryParse(id, out var number) && await reader.FindAsync(caller.Account, number) is { Category: Category.Video } generation ? generation : null;
}
