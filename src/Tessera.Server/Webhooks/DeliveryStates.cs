namespace Tessera.Server.Webhooks;

/// <summary>The states of a delivery in SQL.</summary>
internal static class DeliveryStates
{
    // Text, so that statements are compile-time constants rather than built per call.
    public const string Pending = "0";
    public const string Sending = "1";
    public const string Canceled = "4";

    /// <summary>The first of the final states.</summary>
    public const string Delivered = "2";

    public const string IsOpen = $"state < {Delivered}";
    public const string IsSending = $"state = {Sending}";
}
