namespace Tessera.Server.Webhooks;

/// <summary>The state of a delivery. Stored as numbers; 2 and above are final.</summary>
internal enum DeliveryState
{
    /// <summary>Waiting until it is due.</summary>
    Pending = 0,

    /// <summary>A worker is sending it; when its lease ends without a result, it is due again.</summary>
    Sending = 1,

    /// <summary>The receiver answered 2xx.</summary>
    Delivered = 2,

    /// <summary>All attempts have failed.</summary>
    Failed = 3,

    /// <summary>Canceled, because its endpoint was disabled.</summary>
    Canceled = 4,
}
