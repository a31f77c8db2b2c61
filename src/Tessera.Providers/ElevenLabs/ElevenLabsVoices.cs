using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.ElevenLabs;

/// <summary>
/// The voices of a key's account: requests name a voice by its ID, callers mostly by its name.
/// https://elevenlabs.io/docs/api-reference/voices/search
/// </summary>
/// <remarks>
/// The list is remembered for an hour. It is asked for before any work is submitted and changes nothing, so a failed look-up is
/// never an unknown outcome, nor a reason to disable a key, which may lack the permission to list.
/// </remarks>
internal sealed partial class ElevenLabsVoices(VendorApi api, TimeProvider time)
{
    private const int ShortestId = 19;

    private const int MostShown = 10;

    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly ProviderFailure Unlisted = new(FailureKind.Unavailable, "The provider did not list its voices.");

    // ElevenLabs' first voices. They work by their IDs even where an account's list lacks them.
    private static readonly FrozenDictionary<string, string> First = new Dictionary<string, string>
    {
        ["rachel"] = "21m00Tcm4TlvDq8ikWAM",
        ["adam"] = "pNInz6obpgDQGcFmaJgB",
        ["bella"] = "EXAVITQu4vr4xnSDxMaL",
        ["josh"] = "TxGEqnHWrWFTfGW9XjX",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private Known? _known;

    /// <summary>The ID of a voice, given by its ID or its name.</summary>
    public async Task<(string? Id, ProviderFailure? Failure)> FindAsync(string voice, CancellationToken ct)
    {
        if (voice.Length >= ShortestId && voice.All(char.IsAsciiLetterOrDigit))
        {
            return (voice, null);
        }

        var (voices, failure) = await ListAsync(ct);
        return IdOf(voices, voice) is { } id ? (id, null) : (null, failure ?? Unknown(voices));
    }

    /// <summary>A voice for each speaker: the one with the speaker's name, or the next that no other speaker has.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CastAsync(IReadOnlyList<string> speakers, CancellationToken ct)
    {
        var (voices, _) = await ListAsync(ct);
        var cast = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var speaker in speakers)
        {
            if (IdOf(voices, speaker) is { } own)
            {
                cast[speaker] = own;
            }
        }

        List<string> others = [.. voices.Where(voice => voice.IsPremade).Select(voice => voice.Id).Concat(First.Values.Order(StringComparer.Ordinal)).Distinct().Except(cast.Values)];
        var next = 0;
        foreach (var speaker in speakers.Where(speaker => !cast.ContainsKey(speaker)).ToList())
        {
            cast[speaker] = others.Count > 0 ? others[next++ % others.Count] : First["rachel"];
        }

        return cast;
    }

    private static string? IdOf(IReadOnlyList<Voice> voices, string name) =>
        voices.FirstOrDefault(voice => voice.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Id ?? First.GetValueOrDefault(name);

    private static ProviderFailure Unknown(IReadOnlyList<Voice> voices)
    {
        var names = voices.Where(voice => voice.IsPremade).Select(voice => voice.Name).Take(MostShown).ToList();
        return new ProviderFailure(
            FailureKind.InvalidInput,
            "`voice_id` must be the ID or the name of a voice that the provider has" + (names.Count > 0 ? $": {string.Join(", ", names)}." : "."));
    }

    private async Task<(IReadOnlyList<Voice> Voices, ProviderFailure? Failure)> ListAsync(CancellationToken ct)
    {
        if (_known is { } known && time.GetElapsedTime(known.At) < Remembered)
        {
            return (known.Voices, null);
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            using var response = await api.GetAsync("/v2/voices?page_size=100", limit.Token);
            if (!response.IsSuccessStatusCode)
            {
                return ([], (int)response.StatusCode is 401 or 403 ? null : Unlisted);
            }

            var listed = await Reply.ReadAsync(response, VoicesWire.Default.Listed, Reply.StatusBytes, limit.Token);
            if (listed?.Voices is not { } voices)
            {
                return ([], Unlisted);
            }

            known = new Known([.. voices.Select(VoiceOf).OfType<Voice>()], time.GetTimestamp());
            _known = known;
            return (known.Voices, null);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            return ([], Unlisted);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return ([], Unlisted with { IsTimeout = true });
        }
    }

    // "Adam - Dominant, Firm" is called Adam.
    private static Voice? VoiceOf(ListedVoice? listed) => listed is { VoiceId: { } id, Name: { Length: > 0 } name } && RemoteId.IsSafe(id)
        ? new Voice(id, name.Split(" - ")[0].Trim(), listed.Category == "premade")
        : null;

    private sealed record Known(IReadOnlyList<Voice> Voices, long At);

    private sealed record Voice(string Id, string Name, bool IsPremade);

    private sealed record Listed(ListedVoice?[]? Voices);

    private sealed record ListedVoice(string? VoiceId, string? Name, string? Category);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Listed))]
    private sealed partial class VoicesWire : JsonSerializerContext;
}
