using System.Text.Json;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>A text as a response: https://platform.openai.com/docs/api-reference/responses/object</summary>
internal sealed record ResponseReply
{
    public required string Id { get; init; }

    /// <summary>Always <c>response</c>.</summary>
    public string Object { get; } = "response";

    /// <summary>Unix seconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>in_progress, completed, incomplete or failed.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed.</summary>
    public Failure? Error { get; init; }

    /// <summary>Why it is not whole.</summary>
    public Incomplete? IncompleteDetails { get; init; }

    public string? Instructions { get; init; }

    public JsonElement? MaxOutputTokens { get; init; }

    /// <summary>Your own data.</summary>
    public required JsonElement Metadata { get; init; }

    /// <summary>The slug of the model that was used.</summary>
    public required string Model { get; init; }

    /// <summary>The message, and then the tool calls.</summary>
    public required IReadOnlyList<ResponseItem> Output { get; init; }

    /// <summary>As it was asked for.</summary>
    public bool ParallelToolCalls { get; init; } = true;

    public string? PreviousResponseId { get; init; }

    public JsonElement? Reasoning { get; init; }

    /// <summary>Whether it can be retrieved and continued later.</summary>
    public required bool Store { get; init; }

    public JsonElement? Temperature { get; init; }

    /// <summary>The format of the text.</summary>
    public required JsonElement Text { get; init; }

    public required JsonElement ToolChoice { get; init; }

    public required JsonElement Tools { get; init; }

    public JsonElement? TopP { get; init; }

    /// <summary>Always <c>disabled</c>.</summary>
    public string Truncation { get; } = "disabled";

    /// <summary>Null until it has ended.</summary>
    public ResponseUsage? Usage { get; init; }

    public JsonElement? User { get; init; }

    /// <summary>The response as it begins.</summary>
    public static ResponseReply Begun(Generation generation, ResponseRequest request) => Of(generation, request) with { Status = "in_progress", Output = [] };

    /// <summary>The response of a generation that has ended.</summary>
    public static ResponseReply Ended(Generation generation, ResponseRequest request)
    {
        var incomplete = generation.FinishReason switch
        {
            "content_filter" => new Incomplete("content_filter"),
            // A text that was canceled is not whole either.
            "length" or "canceled" => new Incomplete("max_output_tokens"),
            _ => null,
        };
        return Of(generation, request) with { Status = incomplete is null ? "completed" : "incomplete", IncompleteDetails = incomplete, Usage = ResponseUsage.Of(generation) };
    }

    /// <summary>The response of a generation that failed while it was streamed.</summary>
    public static ResponseReply Failed(Generation generation, ResponseRequest request, Failure failure) =>
        Of(generation, request) with { Status = "failed", Output = [], Error = failure };

    private static ResponseReply Of(Generation generation, ResponseRequest request) => new()
    {
        Id = ResponseIds.OfResponse(generation.Id),
        CreatedAt = generation.CreatedAt.ToUnixTimeSeconds(),
        Status = "completed",
        Instructions = request.Instructions,
        MaxOutputTokens = request.MaxOutputTokens,
        Metadata = request.Metadata ?? JsonElement.Parse("{}"),
        Model = generation.Model,
        ParallelToolCalls = request.ParallelToolCalls ?? true,
        Output = ResponseItem.Of(generation, CustomTools.NamesIn(request)),
        PreviousResponseId = request.PreviousResponseId,
        Reasoning = request.Reasoning,
        Store = request.Store,
        Temperature = request.Temperature,
        Text = request.Text ?? JsonElement.Parse("""{"format":{"type":"text"}}"""),
        ToolChoice = request.ToolChoice ?? JsonElement.Parse("\"auto\""),
        Tools = request.Tools ?? JsonElement.Parse("[]"),
        TopP = request.TopP,
        User = request.User,
    };

    /// <param name="Code">A stable code for programs.</param>
    /// <param name="Message">What happened.</param>
    internal sealed record Failure(string Code, string Message);

    /// <param name="Reason">max_output_tokens or content_filter.</param>
    internal sealed record Incomplete(string Reason);
}
