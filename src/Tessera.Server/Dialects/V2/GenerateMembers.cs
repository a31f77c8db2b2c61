using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2;

/// <summary>
/// The members of a generate body, flat and nested in <c>params</c> brought together: the same option may stand in both
/// places only with the same value. What is no member of the request itself is an option for the catalogue to judge.
/// </summary>
internal sealed class GenerateMembers
{
    private static readonly string[] Own =
    [
        "model", "prompt", "text", "messages", "system", "system_prompt", "stream", "max_tokens_spent", "webhook_url", "params",
    ];

    private readonly Dictionary<string, JsonElement> _own = new(StringComparer.Ordinal);

    public GenerateMembers(JsonElement body)
    {
        foreach (var member in body.EnumerateObject())
        {
            if (member.NameEquals("params"))
            {
                TakeNested(member.Value);
            }
            else
            {
                Take(member.Name, member.Value);
            }
        }

        HasTopLevelMessages = body.TryGetProperty("messages", out var messages) && messages.ValueKind is not JsonValueKind.Null;
    }

    /// <summary>What is no member of the request itself.</summary>
    public Dictionary<string, JsonElement> Options { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the request speaks the chat dialect.</summary>
    public bool HasTopLevelMessages { get; }

    /// <summary>The first member of a wrong JSON type, or too many of them, as an error.</summary>
    public ApiError? Mistyped { get; private set; }

    public List<FieldError> Errors { get; } = [];

    /// <summary>A member of the request itself; null when absent or null.</summary>
    public JsonElement? Find(string name) => _own.TryGetValue(name, out var value) ? value : null;

    public string? Text(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String)
        {
            return value.GetString();
        }

        Mistype(name, "a string", value);
        return null;
    }

    public bool Flag(string name)
    {
        if (Find(name) is not { } value)
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Mistype(name, "true or false", value);
        }

        return value.ValueKind is JsonValueKind.True;
    }

    public long? Whole(string name, long least)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is not JsonValueKind.Number)
        {
            Mistype(name, "a whole number", value);
            return null;
        }

        if (value.TryGetInt64(out var number) && number >= least)
        {
            return number;
        }

        Errors.Add(new FieldError(name, $"`{name}` is {value.GetRawText()}; a whole number from {least} is allowed."));
        return null;
    }

    public void Mistype(string path, string expected, JsonElement seen)
    {
        var kind = seen.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "a string",
        };
        Mistyped ??= ApiErrors.BadRequest(
            $"`{path}` is {kind}; expected is {expected}.", $"Неверный тип `{path}`: {kind}; ожидается {expected}.");
    }

    private void TakeNested(JsonElement nested)
    {
        if (nested.ValueKind is JsonValueKind.Null)
        {
            return;
        }

        if (nested.ValueKind is not JsonValueKind.Object)
        {
            Mistype("params", "an object", nested);
            return;
        }

        if (StrictJson.TooManyMembers(nested) is { } tooMany)
        {
            Mistyped ??= tooMany;
            return;
        }

        foreach (var option in nested.EnumerateObject())
        {
            Take(option.Name, option.Value);
        }
    }

    // Null is the same as not given, wherever it stands; only a name that nobody knows is still looked at.
    private void Take(string name, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null && Own.Contains(name))
        {
            return;
        }

        var place = Own.Contains(name) ? _own : Options;
        if (place.TryAdd(name, value) || value.ValueKind is JsonValueKind.Null)
        {
            return;
        }

        if (place[name].ValueKind is JsonValueKind.Null)
        {
            place[name] = value;
        }
        else if (!JsonElement.DeepEquals(place[name], value))
        {
            Errors.Add(new FieldError(name, $"`{name}` is given twice with different values, at the top level and in `params`. Give it once."));
        }
    }
}
