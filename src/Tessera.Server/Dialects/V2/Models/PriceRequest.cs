using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary>
/// What would be asked for. The body of a generate call may be sent as it is: members that do not matter for the price are
/// checked and have no effect.
/// </summary>
[Untrimmed]
internal sealed record PriceRequest : GenerationBody, IRequestBody<PriceRequest>
{
    public const int MaxAtOnce = 1000;

    public static bool IsOptional => true;

    /// <summary>How many such generations.</summary>
    [Range(1, MaxAtOnce)]
    [DefaultValue(1)]
    public int Count { get; init; }

    /// <summary>The model of the path, or nothing.</summary>
    public string? Model { get; init; }

    public static Result<PriceRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<PriceRequest>.Read(Merge(body, problems), problems, services);
        return problems.Malformed is { } malformed ? malformed : request with { Problems = problems };
    }
}
