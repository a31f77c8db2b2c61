using System.Text.Json.Serialization;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary>
/// A credential as administrators see it: never with its secret, only the end of a long one. Its calls are those of the node
/// that answers, counted since it started.
/// </summary>
internal sealed record ProviderRow
{
    /// <summary>Null when it is not stored here: it is changed in its source.</summary>
    public required long? Id { get; init; }

    public required string Provider { get; init; }

    public required string Name { get; init; }

    /// <summary>configuration, environment or stored.</summary>
    public required string Source { get; init; }

    public required string? Address { get; init; }

    public required string? LastFour { get; init; }

    public required int Weight { get; init; }

    /// <summary>The most calls at once; null without a limit.</summary>
    public required int? Concurrency { get; init; }

    /// <summary>Whether it may get calls at all; false when it was disabled.</summary>
    public required bool Enabled { get; init; }

    /// <summary>ok, disabled, refused (the key), without_funds or failing (half of its last calls, or its last test).</summary>
    public required string State { get; init; }

    /// <summary>When a credential that is refused, without funds or failing is tried again.</summary>
    public required DateTimeOffset? CoolingUntil { get; init; }

    /// <summary>The number of the catalogue's models that it can serve.</summary>
    public required int Models { get; init; }

    /// <summary>The calls and jobs that occupy it now.</summary>
    public required int InFlight { get; init; }

    /// <summary>When the provider last accepted a call or a test with it; null when it has not yet.</summary>
    public required DateTimeOffset? LastAcceptedAt { get; init; }

    /// <summary>The last failure that was not the caller's fault.</summary>
    public required LastFailure? LastError { get; init; }

    /// <summary>The calls that were sent in the last 24 hours.</summary>
    [JsonPropertyName("requests_24h")]
    public required long Requests24h { get; init; }

    /// <summary>The calls and jobs that failed in the last 24 hours, except by a fault of the caller.</summary>
    [JsonPropertyName("errors_24h")]
    public required long Errors24h { get; init; }

    /// <summary>Milliseconds within which 95 % of the calls were accepted or refused, to within a fifth; null without calls.</summary>
    public required long? P95Ms { get; init; }

    /// <summary>The last 24 hours, oldest first; the last one is the current hour.</summary>
    public required IReadOnlyList<ProviderHour> Hours { get; init; }

    /// <summary>Its routes to models that the provider has withdrawn or withdraws within 30 days.</summary>
    public required IReadOnlyList<EndingRoute> EndingRoutes { get; init; }

    public static ProviderRow Of(ServingCredential serving, EndingRoutes endings, ModelCatalog catalog)
    {
        var traffic = serving.Gate.Traffic;
        var (state, until) = serving.Gate.State;
        IReadOnlyList<ProviderHour> hours = [.. traffic.Hours().Select(hour => new ProviderHour(hour.At, hour.Calls, hour.Failures))];
        return new ProviderRow
        {
            Id = serving.Credential.Id,
            Provider = serving.Credential.Provider,
            Name = serving.Credential.Name,
            Source = serving.Credential.Source.ToWire(),
            Address = serving.Provider.AddressOf(serving.Credential.BaseUrl)?.ToString(),
            LastFour = serving.Credential.LastFour,
            Weight = serving.Credential.Weight,
            Concurrency = serving.Credential.Concurrency,
            Enabled = serving.Credential.Enabled,
            State = state.ToWire(),
            CoolingUntil = until,
            Models = serving.RoutesIn(catalog).Where(found => serving.Makes(found.Model)).DistinctBy(found => found.Model.Slug).Count(),
            InFlight = traffic.InFlight,
            LastAcceptedAt = serving.Gate.LastAcceptedAt,
            LastError = traffic.LastFailure is { } failure ? new LastFailure(failure.At, failure.Cause.Kind.ToString(), failure.Cause.Message) : null,
            Requests24h = hours.Sum(hour => (long)hour.Requests),
            Errors24h = hours.Sum(hour => (long)hour.Errors),
            P95Ms = traffic.SlowMilliseconds(),
            Hours = hours,
            EndingRoutes = endings.Of(serving),
        };
    }

    /// <summary>An hour's calls.</summary>
    /// <param name="At">When it began.</param>
    /// <param name="Requests">The calls that were sent.</param>
    /// <param name="Errors">The calls and jobs that failed, except by a fault of the caller.</param>
    internal sealed record ProviderHour(DateTimeOffset At, int Requests, int Errors);

    /// <summary>A failure of a credential.</summary>
    /// <param name="At">When it happened.</param>
    /// <param name="Code">Its kind, such as AuthUpstream, RateLimited or Unavailable.</param>
    /// <param name="Message">The failure as a sentence.</param>
    internal sealed record LastFailure(DateTimeOffset At, string Code, string Message);
}
