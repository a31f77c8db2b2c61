using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Tessera.Server.Http;

/// <summary>The ID of a request: sortable by time, returned to the caller, written to the log.</summary>
internal static class RequestId
{
    private const int RandomBytes = 10;

    // A system call costs the same for few random bytes as for many, so they are read in bulk.
    [ThreadStatic]
    private static byte[]? Pool;

    [ThreadStatic]
    private static int Unused;

    /// <summary>Adds the ID to all log lines of the request.</summary>
    public static readonly Func<ILogger, string, IDisposable?> Scope = LoggerMessage.DefineScope<string>("request_id:{RequestId}");

    /// <summary>A version 7 UUID, as text.</summary>
    public static string New(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, now.ToUnixTimeMilliseconds() << 16);
        TakeRandom(bytes[^RandomBytes..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return string.Concat("req_", Base64Url.EncodeToString(bytes));
    }

    private static void TakeRandom(Span<byte> bytes)
    {
        Pool ??= new byte[RandomBytes * 100];
        if (Unused == 0)
        {
            RandomNumberGenerator.Fill(Pool);
            Unused = Pool.Length;
        }

        Unused -= bytes.Length;
        Pool.AsSpan(Unused, bytes.Length).CopyTo(bytes);
    }
}
