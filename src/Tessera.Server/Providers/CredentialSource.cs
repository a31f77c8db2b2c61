namespace Tessera.Server.Providers;

/// <summary>Where a credential comes from, and so where it is changed.</summary>
internal enum CredentialSource
{
    /// <summary><c>Tessera:Providers</c>.</summary>
    Configuration,

    /// <summary>A variable with the vendor's usual name.</summary>
    Environment,

    /// <summary><c>admin provider add</c>.</summary>
    Stored,
}
