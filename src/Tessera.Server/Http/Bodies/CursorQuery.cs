using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Http.Bodies;

/// <summary>A page of a list, starting from its newest row.</summary>
internal sealed record CursorQuery : IRequestQuery<CursorQuery>
{
    public const int MaxItems = 100;

    /// <summary>Items per page.</summary>
    [Range(1, MaxItems)]
    [DefaultValue(20)]
    public int Limit { get; init; }

    /// <summary>The <c>next_cursor</c> of the previous page; absent for the newest page.</summary>
    [PageCursor]
    public string? Cursor { get; init; }

    /// <summary>The number before which the page begins.</summary>
    internal long Before => Cursor is { } text ? PageCursorAttribute.Parse(text) ?? long.MaxValue : long.MaxValue;
}
