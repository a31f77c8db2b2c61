using Tessera.Server.Http;

namespace Tessera.Server.Workspaces;

/// <summary>What a request has wrong, as FastAPI tells it: where, in words, and what kind of mistake.</summary>
internal static class Invalid
{
    public static ApiError Of(params IReadOnlyList<Value> values)
    {
        var sentences = string.Join(' ', values.Select(value => value.Msg));
        return new ApiError(422, "validation_error", new(sentences, $"Неверные значения. {sentences}")) { Details = values };
    }

    /// <param name="Loc">The way to the value: <c>body</c>, <c>query</c>, <c>path</c> or <c>header</c>, then names and positions.</param>
    /// <param name="Msg">A sentence that names the value seen and those allowed.</param>
    /// <param name="Type">One of pydantic's words, for programs.</param>
    internal sealed record Value(IReadOnlyList<object> Loc, string Msg, string Type);
}
