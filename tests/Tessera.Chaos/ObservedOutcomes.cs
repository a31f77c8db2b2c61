using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tessera.Chaos;

/// <summary>What clients were shown: which generations exist, and of those that ended how and for how much.</summary>
internal sealed class ObservedOutcomes
{
    private readonly ConcurrentDictionary<long, ObservedOutcome> _outcomes = new();
    private long _unanswered;

    public int Count => _outcomes.Count;

    /// <summary>The generations that were acknowledged.</summary>
    public IReadOnlyCollection<long> Acknowledged => [.. _outcomes.Keys];

    /// <summary>The most that calls without an answer may have cost.</summary>
    public long Unanswered => Interlocked.Read(ref _unanswered);

    /// <summary>A call is about to be sent that may cost this much.</summary>
    public void Ask(long price) => Interlocked.Add(ref _unanswered, price);

    /// <summary>It was refused: nothing came of it.</summary>
    public void Refused(long price) => Interlocked.Add(ref _unanswered, -price);

    /// <summary>The server has said that a generation exists.</summary>
    public void Acknowledge(long id, long price)
    {
        Interlocked.Add(ref _unanswered, -price);
        _outcomes.TryAdd(id, new ObservedOutcome(null, 0));
    }

    /// <summary>
    /// The server has named a text whose row it writes behind: until something else is said of it, a crash may leave nothing of it, and
    /// then it has cost nothing.
    /// </summary>
    public void Name(long id, long price)
    {
        Interlocked.Add(ref _unanswered, -price);
        _outcomes.TryAdd(id, new ObservedOutcome(null, 0, MayBeLost: true));
    }

    /// <summary>Whether nothing but its number was ever said of a generation; it is then forgotten, as the server has.</summary>
    public bool Lose(long id) => _outcomes.TryGetValue(id, out var outcome) && outcome.MayBeLost
        && _outcomes.TryRemove(new KeyValuePair<long, ObservedOutcome>(id, outcome));

    /// <summary>Whether the server has said that a generation ended.</summary>
    public bool HasEnded(long id) => _outcomes.GetValueOrDefault(id) is { Status: not null };

    /// <summary>The server has said how a generation stands; null where that fits what it has said before.</summary>
    /// <param name="id">Of which.</param>
    /// <param name="status">How it stands.</param>
    /// <param name="spent">What was charged.</param>
    /// <param name="hadEnded">
    /// <see cref="HasEnded"/> before the question was sent: of what ends meanwhile one client may hear that it is pending
    /// after another has heard the end.
    /// </param>
    public string? Observe(long id, string status, long spent, bool hadEnded)
    {
        if (status == "pending")
        {
            // Its row was read.
            _outcomes.AddOrUpdate(id, _ => new ObservedOutcome(null, 0), (_, known) => known with { MayBeLost = false });
            return hadEnded ? $"Generation {id} had ended and is pending." : null;
        }

        var outcome = _outcomes.AddOrUpdate(id, _ => new ObservedOutcome(status, spent), (_, known) => known.Status is null ? new ObservedOutcome(status, spent) : known);
        return outcome == new ObservedOutcome(status, spent)
            ? null
            : $"Generation {id} had {outcome.Status} for {outcome.Spent} tokens and has {status} for {spent}.";
    }

    /// <summary>Some generation that was acknowledged.</summary>
    public long? Any(Random random)
    {
        long[] known = [.. _outcomes.Keys];
        return known.Length == 0 ? null : known[random.Next(known.Length)];
    }

    /// <summary>Waits until every acknowledged generation has ended; a sentence for each outcome that has changed or is lost.</summary>
    public async Task<IReadOnlyList<string>> FindViolationsAsync(HttpClient client, long firstBalance, CancellationToken ct)
    {
        var broken = new List<string>();
        long spent = 0;
        foreach (var id in _outcomes.Keys.Order())
        {
            var hadEnded = HasEnded(id);
            var end = await EndAsync(client, id, ct);
            if (end is not { } body)
            {
                if (Lose(id))
                {
                    continue;
                }

                broken.Add($"Generation {id} was acknowledged and is lost.");
                continue;
            }

            spent += Load.Spent(body);
            if (Observe(id, Load.Status(body), Load.Spent(body), hadEnded) is { } otherwise)
            {
                broken.Add(otherwise);
            }

            if (body.TryGetProperty("result_url", out var link) && link.GetString() is { } address)
            {
                using var file = await client.GetAsync(new Uri(address).PathAndQuery, ct);
                if (file.StatusCode != HttpStatusCode.OK)
                {
                    broken.Add($"Generation {id} has completed, and its file is answered with {(int)file.StatusCode}.");
                }
            }
        }

        return [.. broken, .. await BalanceAsync(client, firstBalance - spent, ct)];
    }

    private async Task<IReadOnlyList<string>> BalanceAsync(HttpClient client, long most, CancellationToken ct)
    {
        while (true)
        {
            var body = await client.GetFromJsonAsync<JsonElement>("/api/v2/user/balance", ct);
            var (balance, held) = (body.GetProperty("token_balance").GetInt64(), body.GetProperty("held_tokens").GetInt64());
            if (held == 0)
            {
                return balance <= most && balance >= most - Unanswered
                    ? []
                    : [$"The balance is {balance}; it must be {most}, less at most {Unanswered} for calls that had no answer."];
            }

            // What was never acknowledged ends too.
            await Task.Delay(100, ct);
        }
    }

    private static async Task<JsonElement?> EndAsync(HttpClient client, long id, CancellationToken ct)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v2/generate/{id}");
            request.Headers.Add("Prefer", "wait=5");
            using var response = await client.SendAsync(request, ct);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            var body = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
            if (Load.Status(body) != "pending")
            {
                return body;
            }
        }
    }

    private sealed record ObservedOutcome(string? Status, long Spent, bool MayBeLost = false);
}
