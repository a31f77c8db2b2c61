using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Providers;

/// <summary>One of several keys: <c>Tessera:Providers:{name}:Keys:0</c>.</summary>
internal sealed class ProviderKeyOptions
{
    /// <summary>
    /// Stored generations refer to their account by it: with names, keys may change their order.
    /// </summary>
    [RegularExpression(CredentialNames.Pattern)]
    public string? Name { get; set; }

    public string? ApiKey { get; set; }

    /// <summary>The provider's own where it is not given.</summary>
    [Url]
    public string? BaseUrl { get; set; }

    /// <summary>Its share of the calls.</summary>
    [Range(1, 1000)]
    public int Weight { get; set; } = 1;

    [Range(1, 100_000)]
    public int? Concurrency { get; set; }
}
