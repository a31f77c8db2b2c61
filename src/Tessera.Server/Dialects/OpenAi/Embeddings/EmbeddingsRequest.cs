using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Embeddings;

/// <summary>Texts to embed.</summary>
[Untrimmed]
internal sealed record EmbeddingsRequest : IRequestBody<EmbeddingsRequest>
{
    /// <summary>An embedding model, such as <c>text-embedding-3-small</c>.</summary>
    public required string Model { get; init; }

    /// <summary>A text, or an array of up to 2048 texts.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>How long each vector is; as long as the model makes it by default.</summary>
    [SchemaOf(typeof(int))]
    public JsonElement? Dimensions { get; init; }

    /// <summary>Numbers, or the bytes of 32-bit floating-point numbers.</summary>
    [AllowedValues("float", "base64")]
    [DefaultValue("float")]
    public string EncodingFormat { get; init; } = "float";

    /// <summary>Your identifier of the end user.</summary>
    [SchemaOf(typeof(string))]
    public JsonElement? User { get; init; }

    /// <summary>The errors found so far; they are answered together with those that the catalogue finds.</summary>
    [JsonIgnore]
    public BodyProblems Problems { get; init; } = new();

    public static Result<EmbeddingsRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<EmbeddingsRequest>.Read(StrictBody<EmbeddingsRequest>.MembersOf(body), problems, services);
        return problems.Malformed is { } malformed ? malformed : request with { Problems = problems };
    }
}
