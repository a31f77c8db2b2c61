namespace Tessera.Server.Http;

/// <summary>A header that requests to an endpoint have or may have: a part of its metadata, for the API document.</summary>
internal interface IHeaderMetadata
{
    /// <summary>The header's name; null for none.</summary>
    string? Header { get; }

    /// <summary>What a caller must know of it, in Markdown.</summary>
    string HeaderDescription { get; }
}
