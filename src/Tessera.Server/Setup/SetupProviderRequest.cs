using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Setup;

/// <summary>A provider's key to store.</summary>
internal sealed record SetupProviderRequest : ProviderKey, IRequestBody<SetupProviderRequest>;
