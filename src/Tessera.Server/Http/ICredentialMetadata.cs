namespace Tessera.Server.Http;

/// <summary>That an endpoint takes credentials: a part of its metadata, for the API document. An endpoint without it is open.</summary>
internal interface ICredentialMetadata
{
    /// <summary>Whether it can only be used with them.</summary>
    bool IsRequired { get; }
}
