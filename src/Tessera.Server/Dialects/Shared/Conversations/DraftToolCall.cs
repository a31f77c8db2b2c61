using System.Text;
using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Conversations;

/// <summary>A tool call of an assistant, as a dialect read it.</summary>
/// <param name="Id">Its ID, 1 to <see cref="MaxIdLength"/> characters.</param>
/// <param name="Name">The tool's name, 1 to <see cref="MaxNameLength"/> characters.</param>
/// <param name="Arguments">A JSON object, as text.</param>
/// <param name="IdPath">The path of its ID in the body, for errors.</param>
internal sealed record DraftToolCall(string Id, string Name, string Arguments, string IdPath)
{
    public const int MaxNameLength = 128;

    /// <summary>An ID may carry a vendor's signature of what its model thought.</summary>
    public const int MaxIdLength = 262_144;

    /// <summary>
    /// Arguments given as text, serialised again: what is passed on is what was understood. Null unless they are a JSON object; no text is
    /// an empty one, because some servers write a call without arguments so, and clients send back what they were given.
    /// </summary>
    public static string? ReadArguments(string? text)
    {
        try
        {
            var parsed = StrictJson.Parse(Encoding.UTF8.GetBytes(string.IsNullOrWhiteSpace(text) ? "{}" : text));
            return parsed.ValueKind is JsonValueKind.Object ? JsonSerializer.Serialize(parsed, WireJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
