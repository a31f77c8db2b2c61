using System.Net;
using System.Text;
using System.Text.Json;

namespace Tessera.Server.Tests.Idempotency;

/// <summary>A reply to a call with an idempotency key, as bytes.</summary>
internal sealed record KeyedReply(HttpStatusCode Status, byte[] Bytes, string? ContentType, bool IsReplayed)
{
    public string? Location { get; init; }

    public bool IsSandbox { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonElement.Parse(Bytes);

    public static async Task<KeyedReply> ReadAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        response.Headers.TryGetValues("Idempotent-Replayed", out var replayed);
        return new KeyedReply(
            response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(TestHttp.Ct),
            response.Content.Headers.ContentType?.ToString(),
            replayed?.Single() == "true")
        {
            Location = response.Headers.Location?.ToString(),
            IsSandbox = response.Headers.Contains("X-Tessera-Sandbox"),
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    /// <summary>The same, byte for byte, and said to be a replay.</summary>
    public void ShouldReplay(KeyedReply first)
    {
        (Status, ContentType, IsReplayed).ShouldBe((first.Status, first.ContentType, true), Text);
        (Location, IsSandbox).ShouldBe((first.Location, first.IsSandbox));
        Bytes.ShouldBe(first.Bytes, $"{first.Text}\nwas answered again with\n{Text}");
    }

    /// <summary>A refusal with this status and code.</summary>
    public void ShouldRefuse(HttpStatusCode status, string code)
    {
        Status.ShouldBe(status, Text);
        Json.Text("error").ShouldBe(code);
        IsReplayed.ShouldBeFalse();
    }
}
