using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>A prediction to create.</summary>
internal sealed record PredictionRequest : IRequestBody<PredictionRequest>, ICheckedBody
{
    /// <summary>
    /// The model's input: the members that Replicate's model of that name has, or the options of Tessera's model by their own names.
    /// Members that a model does not know are ignored and named in <c>X-Tessera-Warnings</c>; files that it does not take are refused.
    /// </summary>
    [SchemaOf(typeof(IReadOnlyDictionary<string, JsonElement>))]
    public required JsonElement Input { get; init; }

    /// <summary>The model: <c>owner/name</c>, <c>owner/name:version</c>, or an ID from <c>GET …/versions</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The model: <c>owner/name</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Texts: true to be answered before the text is made, so that <c>urls.stream</c> has it piece by piece.</summary>
    public bool? Stream { get; init; }

    /// <summary>A URL on the public internet, which is notified with the prediction.</summary>
    [WebhookUrl]
    public string? Webhook { get; init; }

    /// <summary>When: <c>start</c> and <c>completed</c> unless named; outputs come whole at the end, and there are no logs.</summary>
    [Entries(8, 64, "start", "output", "logs", "completed")]
    public IReadOnlyList<string>? WebhookEventsFilter { get; init; }

    public IEnumerable<FieldError> Check(IServiceProvider services) => WebhookUrl.Check("webhook", Webhook, services);

    public static Result<PredictionRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems { MistypesAreFields = true };
        var request = StrictBody<PredictionRequest>.Read(StrictBody<PredictionRequest>.MembersOf(body), problems, services);
        if (request.Input.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
        {
            problems.Mistype("input", "an object", request.Input, "dict_type");
        }

        return problems.Error is { } error ? error : request;
    }
}
