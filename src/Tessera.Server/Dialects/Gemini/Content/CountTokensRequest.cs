using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>Contents whose tokens are estimated: as they are, or as a whole call.</summary>
[Untrimmed]
internal sealed record CountTokensRequest : IRequestBody<CountTokensRequest>
{
    /// <summary>The turns of the conversation.</summary>
    [SchemaOf(typeof(IReadOnlyList<ContentParam>))]
    public JsonElement? Contents { get; init; }

    /// <summary>The body of a call of generateContent, instead of <c>contents</c>.</summary>
    [JsonPropertyName("generateContentRequest")]
    public JsonElement? GenerateContentRequest { get; init; }

    /// <summary>The call whose tokens are estimated.</summary>
    internal ContentRequest Call { get; private init; } = new() { Contents = default };

    public static Result<CountTokensRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<CountTokensRequest>.Read(GeminiJson.MembersOf(body), problems, services);
        if (problems.Error is { } error)
        {
            return error;
        }

        var call = request.GenerateContentRequest is { ValueKind: JsonValueKind.Object } whole ? ContentRequest.Read(whole, services) : OfContents(request.Contents);
        return call.IsError ? call.Error : request with { Call = call.Value };
    }

    private static Result<ContentRequest> OfContents(JsonElement? contents) => contents is { } given
        ? new ContentRequest { Contents = given }
        : ApiErrors.Validation(new FieldError("contents", "`contents` is required."));
}
