using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Providers;

/// <summary>One provider: section <c>Tessera:Providers:{name}</c>.</summary>
internal sealed class ProviderOptions
{
    /// <summary>The vendor's key; local servers often need none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Where its API is, for example <c>https://api.openai.com/v1</c>.</summary>
    [Url]
    public string? BaseUrl { get; set; }
}
