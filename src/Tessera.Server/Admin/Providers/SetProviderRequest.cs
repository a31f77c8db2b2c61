using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Admin.Providers;

/// <summary>The credential's members to change; absent ones stay as they are.</summary>
internal sealed record SetProviderRequest : ProviderBody, IRequestBody<SetProviderRequest>;
