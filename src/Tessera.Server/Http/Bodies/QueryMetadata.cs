namespace Tessera.Server.Http.Bodies;

/// <summary>The query an endpoint reads, for its API document.</summary>
internal sealed record QueryMetadata(Type Type) : IRefusalMetadata
{
    public IReadOnlyList<ApiError> Refusals => [ApiErrors.Validation()];
}
