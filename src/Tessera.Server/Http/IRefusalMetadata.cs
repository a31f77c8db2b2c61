namespace Tessera.Server.Http;

/// <summary>What can refuse a request before its handler runs: a part of an endpoint's metadata, for the API document.</summary>
internal interface IRefusalMetadata
{
    /// <summary>An example of each refusal; its dialect says with which status it is answered.</summary>
    IReadOnlyList<ApiError> Refusals { get; }
}
