using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>
/// A generation. Options are top-level members, as here, or members of <c>params</c>. A model's <c>config.options</c> lists the
/// options it accepts, with values and defaults: other models' options are ignored and named in <c>warnings</c>; unknown options,
/// and files that the model does not accept, are refused.
/// </summary>
[Untrimmed]
internal sealed record GenerateRequest : GenerationBody, IRequestBody<GenerateRequest>
{
    /// <summary>The model's slug or an alias, from <c>GET /api/v2/models</c>; it determines the kind of result.</summary>
    public required string Model { get; init; }

    public static Result<GenerateRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<GenerateRequest>.Read(Merge(body, problems), problems, services);
        return problems.Malformed is { } malformed ? malformed : request with { Problems = problems, IsChat = HasMessages(body) };
    }
}
