using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Fal;

/// <summary>
/// The input of a model: the members that fal's model of that ID has, or the options of Tessera's model by their own names. Members
/// that a model does not know are ignored and named in <c>X-Tessera-Warnings</c>; files that it does not take are refused.
/// </summary>
internal sealed record FalInput : IRequestBody<FalInput>
{
    /// <summary>The members, which differ by model.</summary>
    [JsonExtensionData]
    [SchemaOf(typeof(FalInputMembers))]
    public Dictionary<string, JsonElement>? Members { get; init; }

    public static Result<FalInput> Read(JsonElement body, IServiceProvider services) =>
        new FalInput { Members = body.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal) };
}
