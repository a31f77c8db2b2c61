using System.Buffers.Binary;
using System.Buffers.Text;
using Tessera.Providers;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.History;

/// <summary>Where a page of a list that is read from its newest row ended, as an opaque text.</summary>
internal sealed class PageCursorAttribute : TextRuleAttribute
{
    public static string ToText(long id)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, id);
        return Base64Url.EncodeToString(bytes);
    }

    public static long? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        return Base64Url.IsValid(text, out var length) && length == bytes.Length && Base64Url.TryDecodeFromChars(text, bytes, out _)
            ? BinaryPrimitives.ReadInt64BigEndian(bytes)
            : null;
    }

    public override string? Problem(string text) => Parse(text) is null
        ? $"must be the `next_cursor` of the page before, or absent for the newest, got \"{Excerpt.Of(text)}\"."
        : null;
}
