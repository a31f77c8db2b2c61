namespace Tessera.Server.Webhooks;

/// <summary>Where a delivery stands. Stored as numbers: 2 and above are final.</summary>
internal enum DeliveryState
{
    /// <summary>To be sent when it is due.</summary>
    Pending = 0,

    /// <summary>A worker sends it; when its lease ends without a word, it is due again.</summary>
    Sending = 1,

    /// <summary>The receiver answered 2xx.</summary>
    Delivered = 2,

    /// <summary>Given up.</summary>
    Failed = 3,

    /// <summary>Not sent any more: its endpoint was disabled.</summary>
    Canceled = 4,
}
