namespace Tessera.Server.Webhooks;

/// <summary>The events, as flags: an endpoint's are stored as one number.</summary>
[Flags]
internal enum WebhookEvents
{
    None = 0,

    GenerationCompleted = 1,

    /// <summary>Failed or canceled; it cost nothing.</summary>
    GenerationFailed = 2,

    /// <summary>A request took the balance below the account's threshold.</summary>
    BalanceLow = 4,

    /// <summary>Sent on demand only, to see whether an endpoint works.</summary>
    Test = 8,
}
