using System.ComponentModel.DataAnnotations;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary>The members of a credential in the body of a call.</summary>
internal abstract record ProviderBody
{
    /// <summary>The provider's key. It is stored encrypted and never shown again.</summary>
    [StringLength(4096)]
    public string? Key { get; init; }

    /// <summary>The address of the provider's API, where it is not the usual one. A new one requires the key again.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public string? BaseUrl { get; init; }

    /// <summary>Its share of the provider's calls among its credentials.</summary>
    [Range(1, 1000)]
    public int? Weight { get; init; }

    /// <summary>The most calls at once.</summary>
    [Range(1, 100_000)]
    public int? Concurrency { get; init; }

    /// <summary>The credential with the members given.</summary>
    public ProviderCredential Over(ProviderCredential credential) => credential with
    {
        Secret = string.IsNullOrEmpty(Key) ? credential.Secret : Key,
        BaseUrl = BaseUrl ?? credential.BaseUrl,
        Weight = Weight ?? credential.Weight,
        Concurrency = Concurrency ?? credential.Concurrency,
    };
}
