using System.Net;

namespace Tessera.Server.Artifacts;

/// <summary>Asks for the addresses of a host name. The machine's resolver; its answers may differ from call to call.</summary>
internal delegate Task<IPAddress[]> HostLookup(string host, CancellationToken ct);
