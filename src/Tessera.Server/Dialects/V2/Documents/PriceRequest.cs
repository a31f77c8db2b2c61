using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>
/// What would be asked for. Options may stand flat as well, and the body of a generate call may be sent as it is: members that do
/// not matter for the price are judged and passed over.
/// </summary>
internal sealed record PriceRequest
{
    /// <summary>The options of the generate call.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Params { get; init; }

    /// <summary>How many such generations.</summary>
    [Range(1, CalculatePrice.MostAtOnce)]
    [DefaultValue(1)]
    public int Count { get; init; }

    /// <summary>The words, where the price depends on their length.</summary>
    public string? Prompt { get; init; }

    /// <summary>The words to say; the same as <c>prompt</c>.</summary>
    public string? Text { get; init; }

    /// <summary>Options, when they are not given in <c>params</c>.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Options { get; init; }
}
