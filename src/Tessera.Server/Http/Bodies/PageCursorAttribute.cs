using System.Buffers.Binary;
using System.Buffers.Text;

namespace Tessera.Server.Http.Bodies;

/// <summary>Where a page of a list that is read from its newest row ended, as an opaque text.</summary>
internal sealed class PageCursorAttribute : TextRuleAttribute
{
    public static string ToText(long id)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, id);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The same with a number that the next page continues from.</summary>
    public static string ToText(long id, long number)
    {
        Span<byte> bytes = stackalloc byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, id);
        BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(long)..], number);
        return Base64Url.EncodeToString(bytes);
    }

    public static long? Parse(string text) => Read(text, 0);

    /// <summary>The number that the next page continues from; null in a cursor without one.</summary>
    public static long? ParseNumber(string text) => Read(text, sizeof(long));

    private static long? Read(string text, int offset)
    {
        Span<byte> bytes = stackalloc byte[2 * sizeof(long)];
        return Base64Url.IsValid(text, out var length) && length is sizeof(long) or 2 * sizeof(long) && offset < length
            && Base64Url.TryDecodeFromChars(text, bytes, out _)
            ? BinaryPrimitives.ReadInt64BigEndian(bytes[offset..])
            : null;
    }

    public override LocalText? Problem(string text) => Parse(text) is null
        ? MustBe("the `next_cursor` of the page before, or absent for the newest", "`next_cursor` предыдущей страницы; у самой новой его нет", text)
        : null;
}
