using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary>
/// The generation to price. The body of a generate call is accepted unchanged: members that do not affect the price are
/// validated but have no effect.
/// </summary>
[Untrimmed]
internal sealed record PriceRequest : GenerationBody, IRequestBody<PriceRequest>
{
    public const int MaxAtOnce = 1000;

    public static bool IsOptional => true;

    /// <summary>The number of such generations.</summary>
    [Range(1, MaxAtOnce)]
    [DefaultValue(1)]
    public int Count { get; init; }

    /// <summary>The model in the path, or nothing.</summary>
    public string? Model { get; init; }

    public static Result<PriceRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<PriceRequest>.Read(Merge(body, problems), problems, services);
        return problems.Malformed is { } malformed ? malformed : request with { Problems = problems };
    }
}
