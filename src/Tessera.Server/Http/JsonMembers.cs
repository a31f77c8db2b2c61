using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Tessera.Server.Http;

/// <summary>
/// The members of a JSON body, read one by one, and everything that is wrong with them: an unknown one is named with the
/// nearest that exists, so that a typo is never silently another request.
/// </summary>
internal sealed class JsonMembers
{
    private readonly JsonElement _body;
    private readonly List<FieldError> _refused = [];
    private string? _mistyped;

    public JsonMembers(JsonElement body, params IReadOnlyList<string> known)
    {
        _body = body;
        foreach (var member in body.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                var nearest = NearestName.Of(member.Name, known);
                Refuse(member.Name, $"There is no member `{member.Name}`{(nearest is null ? "" : $"; did you mean `{nearest}`?")}.", known);
            }
        }
    }

    /// <summary>The error to answer with, or null when everything is right.</summary>
    public ApiError? Error => _mistyped is { } problem
        ? ApiErrors.BadRequest(problem, $"Неверный тип значения. {problem}")
        : _refused.Count > 0 ? ApiErrors.Validation(_refused) : null;

    /// <summary>The body of a request that may come without one.</summary>
    public static async ValueTask<(JsonElement Body, ApiError? Error)> ReadOptionalAsync(HttpContext context)
    {
        if (context.Request.ContentLength == 0 || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
        {
            return (JsonElement.Parse("{}"), null);
        }

        return await StrictJson.ReadObjectAsync(context);
    }

    /// <summary>Whether a member is there and not null.</summary>
    public bool Has(string name) => _body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Whether a member is there, be it null: what is to be taken away.</summary>
    public bool Names(string name) => _body.TryGetProperty(name, out _);

    public void Refuse(string name, string message, IReadOnlyList<string>? allowed = null) => _refused.Add(new(name, message, allowed));

    /// <summary>A text without blanks around it that must be there.</summary>
    public string RequiredText(string name, int minLength, int maxLength)
    {
        var text = Text(name, minLength, maxLength);
        if (text is null && _mistyped is null)
        {
            Refuse(name, $"`{name}` is required.");
        }

        return text ?? "";
    }

    /// <summary>A text without blanks around it, or null when absent.</summary>
    public string? Text(string name, int minLength, int maxLength)
    {
        if (Find(name, "a string", JsonValueKind.String)?.GetString()?.Trim() is not { } text)
        {
            return null;
        }

        if (text.Length < minLength || text.Length > maxLength)
        {
            Refuse(name, $"`{name}` has {text.Length} characters; allowed are {minLength} to {maxLength}.");
        }

        return text;
    }

    /// <summary>A text as it is; null when absent.</summary>
    public string? Secret(string name, int maxLength)
    {
        var text = Find(name, "a string", JsonValueKind.String)?.GetString();
        if (text?.Length > maxLength)
        {
            Refuse(name, $"`{name}` has {text.Length} characters; at most {maxLength} are allowed.");
        }

        return text;
    }

    public bool Flag(string name) => Find(name, "true or false", JsonValueKind.True, JsonValueKind.False)?.GetBoolean() ?? false;

    /// <summary>A whole number, or null when absent.</summary>
    public long? Whole(string name, long min, long max)
    {
        if (Find(name, "a whole number", JsonValueKind.Number) is not { } value)
        {
            return null;
        }

        if (value.TryGetInt64(out var number) && number >= min && number <= max)
        {
            return number;
        }

        Refuse(name, $"`{name}` is {value.GetRawText()}; allowed are whole numbers from {min} to {max}.");
        return null;
    }

    /// <summary>A list of texts; empty when absent.</summary>
    public IReadOnlyList<string> Texts(string name, int maxCount, int maxLength)
    {
        if (Find(name, "an array of strings", JsonValueKind.Array) is not { } list)
        {
            return [];
        }

        if (list.GetArrayLength() > maxCount)
        {
            Refuse(name, $"`{name}` has {list.GetArrayLength()} entries; at most {maxCount} are allowed.");
            return [];
        }

        if (list.EnumerateArray().Any(entry => entry.ValueKind != JsonValueKind.String))
        {
            Mistype(name, "an array of strings", list);
            return [];
        }

        var texts = list.EnumerateArray().Select(entry => entry.GetString() ?? "").Distinct(StringComparer.Ordinal).ToList();
        if (texts.Find(text => text.Length == 0 || text.Length > maxLength) is { } bad)
        {
            Refuse(name, $"`{name}` has an entry of {bad.Length} characters; allowed are 1 to {maxLength}.");
        }

        return texts;
    }

    /// <summary>A moment with its offset from UTC, or null when absent.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Find(name, "a date and time such as \"2027-01-31T00:00:00Z\"", JsonValueKind.String)?.GetString() is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        Refuse(name, $"`{name}` is \"{text}\"; expected is a date and time such as \"2027-01-31T00:00:00Z\".");
        return null;
    }

    private JsonElement? Find(string name, string expected, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!_body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (kinds.Contains(value.ValueKind))
        {
            return value;
        }

        Mistype(name, expected, value);
        return null;
    }

    private void Mistype(string name, string expected, JsonElement seen)
    {
        var kind = seen.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.Number => "a number",
            _ => "a string",
        };
        _mistyped ??= $"`{name}` is {kind}; expected is {expected}.";
    }
}
