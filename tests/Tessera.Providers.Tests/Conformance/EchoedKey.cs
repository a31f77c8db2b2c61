using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>
/// Answers that repeat the key of the request wherever a connector might read a message from. The key has no
/// shape by which a pattern could know it, as the keys of servers that an operator runs have none.
/// </summary>
internal static class EchoedKey
{
    public const string Key = "Hunter2Pass";

    /// <summary>What a caller may read of <see cref="Sentence"/>.</summary>
    public const string Shown = "may not set temperature";

    public const string Sentence = $"The key {Key} {Shown}; sent as {Key}.";

    private static readonly int[] Statuses = [200, 202, 307, 400, 401, 402, 403, 404, 409, 410, 413, 422, 429, 500, 502, 503, 504];

    // Members of all vendors' errors at once, and the same with the message as the error itself or in a list.
    private static readonly string[] Bodies =
    [
        JsonSerializer.Serialize(new
        {
            error = new { code = 400, type = "invalid_request_error", status = "INVALID_ARGUMENT", message = Sentence },
            code = 4,
            message = Sentence,
            detail = Sentence,
            description = Sentence,
            name = Sentence,
            errors = new[] { Sentence },
            status = "failed",
            state = "failed",
            failure_reason = Sentence,
            failReason = Sentence,
        }),
        JsonSerializer.Serialize(new { error = Sentence, status = "failed", detail = new[] { new { msg = Sentence, type = Sentence } } }),
        JsonSerializer.Serialize(new
        {
            type = "error",
            error = new { type = "invalid_request_error", message = Sentence },
            node_errors = new Dictionary<string, object> { ["4"] = new { errors = new[] { new { message = Sentence, details = Sentence } } } },
        }),
        JsonSerializer.Serialize(new[] { new { error = new { code = 400, message = Sentence } } }),
        JsonSerializer.Serialize(Sentence),
        Sentence,
        $"{Uri.EscapeDataString(Sentence)} {Sentence.ToUpperInvariant()}",
    ];

    /// <summary>Every status with every form of body and with headers, and streams that break with an error event.</summary>
    public static IEnumerable<RequestDelegate> Answers =>
    [
        .. from status in Statuses
           from body in Bodies
           select StubAnswers.Body(status, body, body.StartsWith('{') ? "application/json" : "text/plain", Headers),
        .. Bodies.Select(body => StubAnswers.Events($"event: error\ndata: {body}\n\n")),
    ];

    private static (string Name, string Value)[] Headers =>
    [
        ("Location", $"https://elsewhere.example/?key={Key}"),
        ("WWW-Authenticate", $"Bearer realm=\"{Key}\""),
        ("Retry-After", Key),
        ("x-fal-error-type", Key),
        ("x-request-id", Key),
    ];

    /// <summary>Fails where a caller or a log would see the key.</summary>
    public static void ShouldBeHidden(this ProviderFailure? failure) => (failure?.ToString() ?? "").ShouldNotContain(Key, Case.Insensitive);
}
