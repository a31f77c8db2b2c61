using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Idempotency;

/// <summary>A reply to be given again, byte for byte.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">What belongs to the reply; what belongs to a request (its id, the limits) is created again.</param>
/// <param name="Body">The bytes.</param>
internal sealed record StoredReply(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    // By the last of them fal's client names the request that a result belongs to.
    private static readonly string[] Kept =
    [
        "Content-Type", "Location", SandboxHeader.Name, "Cache-Control", "X-Accel-Buffering",
        "X-Tessera-Generation-Id", "X-Tessera-Tokens-Spent", "X-Tessera-Warnings", "x-fal-request-id",
    ];

    /// <summary>What a response has said so far, with this body.</summary>
    public static StoredReply Of(HttpResponse response, ReadOnlyMemory<byte> body) => new(
        response.StatusCode,
        Kept.Where(response.Headers.ContainsKey).ToDictionary(name => name, name => response.Headers[name].ToString(), StringComparer.Ordinal),
        body);

    /// <summary>What the framework will say for a result.</summary>
    public static StoredReply Of<T>(T result, string? location)
        where T : IStatusCodeHttpResult, IValueHttpResult
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Type"] = "application/json; charset=utf-8" };
        if (location is not null)
        {
            headers["Location"] = location;
        }

        var value = result.Value ?? throw new InvalidOperationException("A reply that is kept has a body.");
        return new StoredReply(
            result.StatusCode ?? StatusCodes.Status200OK, headers, JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), WireJson.Options));
    }

    /// <summary>Sends it.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, context.RequestAborted);
    }
}
