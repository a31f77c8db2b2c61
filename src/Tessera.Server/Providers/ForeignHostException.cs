namespace Tessera.Server.Providers;

/// <summary>A provider's reply named an address that is not the provider's; nothing was sent there.</summary>
internal sealed class ForeignHostException() : InvalidOperationException("The address is on no host of this provider.");
