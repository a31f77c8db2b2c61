using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>How a stream is sent. Other members of the query are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record StreamQuery : IRequestQuery<StreamQuery>
{
    /// <summary>As server-sent events. Google's other form, one array of JSON that grows, is not offered.</summary>
    [AllowedValues("sse")]
    public required string Alt { get; init; }
}
