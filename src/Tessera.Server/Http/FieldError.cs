using System.Text.Json.Serialization;

namespace Tessera.Server.Http;

/// <summary>What is wrong with one member of a request.</summary>
/// <param name="Field">The member's path on the wire, for example <c>params.size</c>.</param>
/// <param name="Message">A sentence that names the value seen.</param>
/// <param name="Allowed">The allowed values, where they can be listed.</param>
internal sealed record FieldError(string Field, string Message, IReadOnlyList<string>? Allowed = null)
{
    /// <summary>What is wrong with one entry of a list.</summary>
    public static FieldError OfEntry(string name, int index, string message) => new($"{name}[{index}]", message) { Index = index };

    /// <summary>The part of the request: <c>body</c>, <c>query</c> or <c>header</c>.</summary>
    [JsonIgnore]
    public string Source { get; init; } = "body";

    /// <summary>Which entry of the member, where one of a list is wrong; <see cref="Field"/> then ends with it in brackets.</summary>
    [JsonIgnore]
    public int? Index { get; init; }

    /// <summary>The kind of mistake, in pydantic's vocabulary, for a dialect that reports it.</summary>
    [JsonIgnore]
    public string Kind { get; init; } = "value_error";
}
