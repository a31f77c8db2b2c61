using System.Buffers.Binary;
using System.Buffers.Text;
using Tessera.Providers;

namespace Tessera.Server.Dialects.V2;

/// <summary>Where a page of a list that is read from its newest row ended, as an opaque word.</summary>
internal static class PageCursor
{
    public const string Parameter = "cursor";

    public static string ToText(long id)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, id);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The number before which the page begins; without a cursor that is the end.</summary>
    public static long Read(QueryValues query)
    {
        if (query.Text(Parameter) is not { } text)
        {
            return long.MaxValue;
        }

        Span<byte> bytes = stackalloc byte[sizeof(long)];
        if (Base64Url.IsValid(text, out var length) && length == bytes.Length && Base64Url.TryDecodeFromChars(text, bytes, out _))
        {
            return BinaryPrimitives.ReadInt64BigEndian(bytes);
        }

        query.Refuse(Parameter, $"`cursor` is \"{Excerpt.Of(text)}\"; pass the `next_cursor` of the page before, or none for the newest.");
        return long.MaxValue;
    }
}
