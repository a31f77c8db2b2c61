namespace Tessera.Server.Authentication;

/// <summary>A signed-in account whose role admits it to an endpoint of the administration.</summary>
internal sealed record AdminCaller(Caller Caller, AccountRole Role);
