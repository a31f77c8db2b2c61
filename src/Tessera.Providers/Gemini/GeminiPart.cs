using System.Text.Json;

namespace Tessera.Providers.Gemini;

/// <summary>A part of a content, as it is sent; one member of these is there. https://ai.google.dev/api/caching#Part</summary>
internal sealed record GeminiPart
{
    public string? Text { get; init; }

    public Blob? InlineData { get; init; }

    public Call? FunctionCall { get; init; }

    /// <summary>Beside <see cref="FunctionCall"/> only.</summary>
    public string? ThoughtSignature { get; init; }

    public Result? FunctionResponse { get; init; }

    internal sealed record Blob(string MimeType, string Data);

    internal sealed record Call(string Id, string Name, JsonElement Args);

    internal sealed record Result(string Id, string Name, Answer Response);

    /// <summary>A response has to be an object; <c>output</c> is its member for what a function gave.</summary>
    internal sealed record Answer(string Output);
}
