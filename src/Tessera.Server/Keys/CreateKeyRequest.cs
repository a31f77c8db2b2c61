using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Keys;

/// <summary>A new key.</summary>
internal sealed record CreateKeyRequest : NewKeyRequest, IRequestBody<CreateKeyRequest>;
