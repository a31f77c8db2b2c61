using System.Text.Json.Serialization;

namespace Tessera.Server.Http;

/// <summary>An error of one member of a request.</summary>
/// <param name="Field">The member's path on the wire, for example <c>params.size</c>.</param>
/// <param name="Message">A sentence that contains the value seen.</param>
/// <param name="Allowed">The allowed values, if they can be listed.</param>
internal sealed record FieldError(string Field, string Message, IReadOnlyList<string>? Allowed = null)
{
    /// <summary>An error whose sentence is in both languages.</summary>
    public FieldError(string field, LocalText message, IReadOnlyList<string>? allowed = null)
        : this(field, message.En, allowed) => Russian = message.Ru;

    /// <summary>The sentence in Russian; null where there is only the English one.</summary>
    [JsonIgnore]
    public string? Russian { get; init; }

    /// <summary>The part of the request: <c>body</c>, <c>query</c> or <c>header</c>.</summary>
    [JsonIgnore]
    public string Source { get; init; } = "body";

    /// <summary>The index of the wrong entry, for a list; <see cref="Field"/> then ends with it in brackets.</summary>
    [JsonIgnore]
    public int? Index { get; init; }

    /// <summary>The kind of error, in pydantic's vocabulary, for a dialect that reports it.</summary>
    [JsonIgnore]
    public string Kind { get; init; } = "value_error";

    /// <summary>The sentence in both languages.</summary>
    [JsonIgnore]
    public LocalText Text => new(Message, Russian ?? Message);

    /// <summary>An error of one entry of a list.</summary>
    public static FieldError OfEntry(string name, int index, LocalText message) => new($"{name}[{index}]", message) { Index = index };

    /// <inheritdoc cref="OfEntry(string, int, LocalText)"/>
    public static FieldError OfEntry(string name, int index, string message) => new($"{name}[{index}]", message) { Index = index };

    /// <summary>The error with its sentence in a language.</summary>
    public FieldError In(Language language) => this with { Message = Text.In(language) };
}
