using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>A message whose tokens are estimated.</summary>
[Untrimmed]
internal sealed record CountTokensRequest : ConversationRequest, IRequestBody<CountTokensRequest>
{
    public static Result<CountTokensRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<CountTokensRequest>.Read(StrictBody<CountTokensRequest>.MembersOf(body), problems, services);
        return problems.Malformed is { } malformed ? malformed : request with { Problems = problems };
    }
}
