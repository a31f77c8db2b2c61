using System.Buffers.Text;

namespace Tessera.Server.Http;

/// <summary>An identifier for one request: sorted by time, shown to the caller, written to the log.</summary>
internal static class RequestId
{
    /// <summary>Adds the identifier to each line that is logged while a request is served.</summary>
    public static readonly Func<ILogger, string, IDisposable?> Scope = LoggerMessage.DefineScope<string>("request_id:{RequestId}");

    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        return string.Concat("req_", Base64Url.EncodeToString(bytes));
    }
}
