using System.Buffers.Text;

namespace Tessera.Server.Http;

/// <summary>An identifier for one request: sorted by time, shown to the caller, written to the log.</summary>
internal static class RequestId
{
    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        return string.Concat("req_", Base64Url.EncodeToString(bytes));
    }
}
