using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>
/// A generation. Options stand flat, as here, or in <c>params</c>. Which of them a model takes, their values and defaults are in its
/// <c>config.options</c>: one that it does not know is ignored and named in <c>warnings</c>; one that no model knows, and a file that the
/// model does not take, are refused.
/// </summary>
[Untrimmed]
internal sealed record GenerateRequest : GenerationBody, IRequestBody<GenerateRequest>
{
    /// <summary>The model's slug or an alias, from <c>GET /api/v2/models</c>; it decides what is made.</summary>
    public required string Model { get; init; }

    public static Result<GenerateRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<GenerateRequest>.Read(Merge(body, problems), problems, services);
        return problems.Malformed is { } malformed ? malformed : request with { Problems = problems, IsChat = HasMessages(body) };
    }
}
