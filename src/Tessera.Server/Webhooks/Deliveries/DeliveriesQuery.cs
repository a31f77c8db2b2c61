using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>Which deliveries to list, and which page of them.</summary>
internal sealed record DeliveriesQuery : IRequestQuery<DeliveriesQuery>
{
    /// <summary>Items per page.</summary>
    [Range(1, CursorQuery.MaxItems)]
    [DefaultValue(20)]
    public int Limit { get; init; }

    /// <summary>The <c>next_cursor</c> of the previous page; absent for the newest page.</summary>
    [PageCursor]
    public string? Cursor { get; init; }

    /// <summary>Only deliveries with this status.</summary>
    [AllowedValues("pending", "sending", "delivered", "failed", "canceled")]
    public string? Status { get; init; }

    /// <summary>The number before which the page begins.</summary>
    internal long Before => Cursor is { } text ? PageCursorAttribute.Parse(text) ?? long.MaxValue : long.MaxValue;

    /// <summary>The same status as it is stored.</summary>
    internal DeliveryState? State => Status switch
    {
        null => null,
        "pending" => DeliveryState.Pending,
        "sending" => DeliveryState.Sending,
        "delivered" => DeliveryState.Delivered,
        "failed" => DeliveryState.Failed,
        _ => DeliveryState.Canceled,
    };
}
