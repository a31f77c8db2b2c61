using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Tessera.Server.Http;

/// <summary>An identifier for one request: sorted by time, shown to the caller, written to the log.</summary>
internal static class RequestId
{
    private const int RandomBytes = 10;

    // Few random bytes cost a system call as well as many do.
    [ThreadStatic]
    private static byte[]? Pool;

    [ThreadStatic]
    private static int Unused;

    /// <summary>Adds the identifier to each line that is logged while a request is served.</summary>
    public static readonly Func<ILogger, string, IDisposable?> Scope = LoggerMessage.DefineScope<string>("request_id:{RequestId}");

    /// <summary>A version 7 UUID, as a client may read it.</summary>
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
