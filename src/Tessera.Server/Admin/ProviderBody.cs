using System.ComponentModel.DataAnnotations;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary>The members of a credential in the body of a call.</summary>
internal abstract record ProviderBody
{
    [StringLength(4096)]
    public string? Key { get; init; }

    [StringLength(2048, MinimumLength = 1)]
    public string? BaseUrl { get; init; }

    [Range(1, 1000)]
    public int? Weight { get; init; }

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
