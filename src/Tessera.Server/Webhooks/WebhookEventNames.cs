namespace Tessera.Server.Webhooks;

/// <summary>The events' names on the wire.</summary>
internal static class WebhookEventNames
{
    public const string GenerationCompleted = "generation.completed";
    public const string GenerationFailed = "generation.failed";
    public const string BalanceLow = "balance.low";

    private static readonly (WebhookEvents Event, string Name)[] Names =
    [
        (WebhookEvents.GenerationCompleted, GenerationCompleted),
        (WebhookEvents.GenerationFailed, GenerationFailed),
        (WebhookEvents.BalanceLow, BalanceLow),
        (WebhookEvents.Test, "webhook.test"),
    ];

    /// <summary>Those an endpoint can ask for.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Names.SkipLast(1).Select(name => name.Name)];

    public static string ToWire(this WebhookEvents single) => Array.Find(Names, name => name.Event == single).Name;

    /// <summary>The names of a set.</summary>
    public static IReadOnlyList<string> ToList(this WebhookEvents set) =>
        [.. Names.Where(name => set.HasFlag(name.Event)).Select(name => name.Name)];

    /// <summary>The set of names, of which each is known.</summary>
    public static WebhookEvents Parse(IEnumerable<string> names) => names.Aggregate(
        WebhookEvents.None, (set, text) => set | Array.Find(Names, name => name.Name == text).Event);
}
