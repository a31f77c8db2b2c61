using Tessera.Server.Admin;

namespace Tessera.Server.Commands;

/// <summary>A call to an admin route; <paramref name="Path"/> is below <see cref="AdminGate.Path"/>.</summary>
internal sealed record AdminCall(HttpMethod Method, string Path, object? Body = null)
{
    /// <summary>Whether the call is refused while a server runs on the data folder.</summary>
    public bool NeedsStopped { get; init; }
}
