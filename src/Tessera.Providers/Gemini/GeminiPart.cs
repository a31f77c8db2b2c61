using System.Text.Json;

namespace Tessera.Providers.Gemini;

/// <summary>A part of a request's content; exactly one of these members is set. https://ai.google.dev/api/caching#Part</summary>
internal sealed record GeminiPart
{
    public string? Text { get; init; }

    public Blob? InlineData { get; init; }

    public Call? FunctionCall { get; init; }

    /// <summary>Only beside <see cref="FunctionCall"/>.</summary>
    public string? ThoughtSignature { get; init; }

    public Result? FunctionResponse { get; init; }

    internal sealed record Blob(string MimeType, string Data);

    internal sealed record Call(string Id, string Name, JsonElement Args);

    internal sealed record Result(string Id, string Name, Answer Response);

    /// <summary>A response must be an object; <c>output</c> is the member for a function's result.</summary>
    internal sealed record Answer(string Output);
}
