using Microsoft.AspNetCore.Http.Metadata;

namespace Tessera.Server.Http;

/// <summary>The largest body an endpoint takes. The attribute of the same meaning belongs to MVC, which is loaded for nothing else.</summary>
internal sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
