using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary>Which videos to list.</summary>
internal sealed record VideosQuery : ListQuery, IRequestQuery<VideosQuery>;
