using System.Text.Json;

namespace Tessera.Server.Http.Bodies;

/// <summary>Everything that is wrong with a request, collected while it is read.</summary>
internal sealed class BodyProblems
{
    private readonly List<FieldError> _fields = [];
    /// <summary>The error to answer with, or null when everything is right.</summary>
    public ApiError? Error => Malformed ?? (_fields.Count > 0 ? ApiErrors.Validation(_fields) : null);

    /// <summary>The first thing that keeps the request from being understood at all, such as a member of the wrong JSON type.</summary>
    public ApiError? Malformed { get; private set; }

    public void Add(FieldError error) => _fields.Add(error);

    public void Add(string name, string message, IReadOnlyList<string>? allowed = null) => _fields.Add(new(name, message, allowed));

    public void AddRange(IEnumerable<FieldError> errors) => _fields.AddRange(errors);

    /// <summary>A member of the wrong JSON type; the first one is answered with a 400.</summary>
    public void Mistype(string path, string expected, JsonElement seen)
    {
        var problem = $"`{path}` must be {expected}, got {Kind(seen)}.";
        Malformed ??= ApiErrors.BadRequest(problem, $"Неверный тип значения. {problem}");
    }

    public void Refuse(ApiError? malformed) => Malformed ??= malformed;

    private static string Kind(JsonElement seen) => seen.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a string",
    };
}
