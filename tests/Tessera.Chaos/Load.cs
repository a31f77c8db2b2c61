using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Tessera.Chaos;

/// <summary>Calls of every kind: text, streamed text, images, videos, polls, cancels. Each reply is recorded as a promise.</summary>
/// <param name="send">Sends a request; it may be created again for another attempt.</param>
/// <param name="outcomes">The recorded promises.</param>
internal sealed class Load(Func<Func<HttpRequestMessage>, Task<HttpResponseMessage>> send, ObservedOutcomes outcomes)
{
    private const long TextPrice = 3;
    private const long ImagePrice = 1;
    private const long VideoPrice = 15;

    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>One call of a random kind.</summary>
    public Task OneAsync(Random random, CancellationToken ct) => random.Next(10) switch
    {
        0 or 1 => TextAsync(ct),
        2 or 3 => StreamAsync(ct),
        4 => ImageAsync("A hill", isWaitedFor: random.Next(2) == 0, ct),
        5 or 6 => ImageAsync("A lake [sandbox: delay=300ms]", isWaitedFor: false, ct),
        7 => VideoAsync("A kite [sandbox: delay=200ms fail=provider_error]", ct),
        8 => CancelAsync(random, ct),
        _ => PollAsync(random, ct),
    };

    /// <summary>Calls that together reach every fail point.</summary>
    public async Task EveryKindAsync(CancellationToken ct)
    {
        await ImageAsync("A tree [sandbox: delay=200ms]", isWaitedFor: false, ct);
        var doomed = await ImageAsync("A lake [sandbox: delay=5s]", isWaitedFor: false, ct);
        // An account that calls in quick succession gets an allowance, from which the last of these are drawn.
        for (var text = 0; text < 3; text++)
        {
            await TextAsync(ct);
        }

        await StreamAsync(ct);
        if (doomed is { } id)
        {
            await CancelAsync(id, ct);
        }

        await VideoAsync("A kite [sandbox: delay=200ms fail=provider_error]", ct);
        await ImageAsync("A hill", isWaitedFor: true, ct);
    }

    public Task VideoAsync(string prompt, CancellationToken ct) =>
        GenerateAsync(new { model = "small-video", prompt }, VideoPrice, isWaitedFor: false, ct);

    /// <summary>Submits an image to a node, which must accept it.</summary>
    public static async Task<long> SubmitImageAsync(Node node, ObservedOutcomes outcomes, string prompt, CancellationToken ct)
    {
        var load = new Load(make => node.Client.SendAsync(make(), ct), outcomes);
        var id = await load.ImageAsync(prompt, isWaitedFor: false, ct);
        load.Problems.ShouldBeEmpty();
        return id.ShouldNotBeNull();
    }

    public static string Status(JsonElement body) => body.GetProperty("status").GetString() ?? "";

    public static long Spent(JsonElement body) =>
        body.TryGetProperty("tokens_spent", out var spent) && spent.ValueKind == JsonValueKind.Number ? spent.GetInt64() : 0;

    private Task<long?> TextAsync(CancellationToken ct) => GenerateAsync(new { model = "gpt-5", prompt = "Hello [sandbox: tokens=5]" }, TextPrice, isWaitedFor: true, ct);

    public Task<long?> ImageAsync(string prompt, bool isWaitedFor, CancellationToken ct) =>
        GenerateAsync(new { model = "small-image", prompt }, ImagePrice, isWaitedFor, ct);

    private async Task<long?> GenerateAsync(object body, long price, bool isWaitedFor, CancellationToken ct)
    {
        outcomes.Ask(price);
        using var response = await send(() => Post(body, isWaitedFor));
        if (!IsGood(response))
        {
            outcomes.Refused(price);
            return null;
        }

        var reply = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
        var id = reply.GetProperty("id").GetInt64();
        outcomes.Acknowledge(id, price);
        Observe(id, reply, hadEnded: false);
        return id;
    }

    private async Task StreamAsync(CancellationToken ct)
    {
        outcomes.Ask(TextPrice);
        using var response = await send(() => Post(new { model = "gpt-5", prompt = "Tell me [sandbox: tokens=20]", stream = true }, isWaitedFor: true));
        if (!IsGood(response))
        {
            outcomes.Refused(TextPrice);
            return;
        }

        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        long id = 0;
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            if (!line.StartsWith("data: {", StringComparison.Ordinal))
            {
                continue;
            }

            var message = JsonElement.Parse(line["data: ".Length..]);
            switch (message.GetProperty("type").GetString())
            {
                case "generation_start":
                    id = message.GetProperty("id").GetInt64();
                    outcomes.Name(id, TextPrice);
                    break;
                case "generation_end":
                    Note(outcomes.Observe(id, "completed", Spent(message), hadEnded: false));
                    break;
            }
        }
    }

    private Task CancelAsync(Random random, CancellationToken ct) => outcomes.Any(random) is { } id ? CancelAsync(id, ct) : Task.CompletedTask;

    private async Task CancelAsync(long id, CancellationToken ct)
    {
        var hadEnded = outcomes.HasEnded(id);
        using var response = await send(() => new HttpRequestMessage(HttpMethod.Post, $"/api/v2/generate/{id}/cancel"));
        if (!IsLost(id, response) && IsGood(response))
        {
            Observe(id, await response.Content.ReadFromJsonAsync<JsonElement>(ct), hadEnded);
        }
    }

    private async Task PollAsync(Random random, CancellationToken ct)
    {
        if (outcomes.Any(random) is not { } id)
        {
            return;
        }

        var hadEnded = outcomes.HasEnded(id);
        using var response = await send(() => new HttpRequestMessage(HttpMethod.Get, $"/api/v2/generate/{id}"));
        if (!IsLost(id, response) && IsGood(response))
        {
            Observe(id, await response.Content.ReadFromJsonAsync<JsonElement>(ct), hadEnded);
        }
    }

    private static HttpRequestMessage Post(object body, bool isWaitedFor)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate")
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        if (!isWaitedFor)
        {
            request.Headers.Add("Prefer", "respond-async");
        }

        return request;
    }

    private void Observe(long id, JsonElement reply, bool hadEnded)
    {
        if (reply.TryGetProperty("status", out _))
        {
            Note(outcomes.Observe(id, Status(reply), Spent(reply), hadEnded));
        }
    }

    private bool IsLost(long id, HttpResponseMessage response) => response.StatusCode == HttpStatusCode.NotFound && outcomes.Lose(id);

    // 429 for too many open generations is expected; any other error is a problem.
    private bool IsGood(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.TooManyRequests)
        {
            Note($"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} was answered with {(int)response.StatusCode}.");
        }

        return response.IsSuccessStatusCode;
    }

    private void Note(string? problem)
    {
        if (problem is not null)
        {
            lock (_problems)
            {
                _problems.Add(problem);
            }
        }
    }
}
