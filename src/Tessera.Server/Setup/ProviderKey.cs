using System.ComponentModel.DataAnnotations;
using Tessera.Providers;
using Tessera.Server.Admin.Providers;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Providers;

namespace Tessera.Server.Setup;

/// <summary>The key of a provider.</summary>
internal abstract record ProviderKey : ICheckedBody
{
    public const string Name = "main";

    /// <summary>openai, anthropic, gemini, fal, replicate …; an unknown one is answered with all of them.</summary>
    [StringLength(40, MinimumLength = 1)]
    public required string Provider { get; init; }

    /// <summary>The key; some providers on your own machines need none.</summary>
    [StringLength(4096)]
    public string? Key { get; init; }

    /// <summary>The address of the provider's API, where it is not the usual one.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public string? BaseUrl { get; init; }

    public IEnumerable<FieldError> Check(IServiceProvider services)
    {
        if (Provider is not { Length: > 0 })
        {
            yield break;
        }

        if (BuiltInProviders.Find(Provider) is not { } provider)
        {
            yield return ProviderErrors.Unknown(Provider);
        }
        else if (ProviderErrors.Problem(provider, BaseUrl, Secret) is { } problem)
        {
            yield return problem;
        }
    }

    public ProviderCredential ToCredential() => new(BuiltInProviders.Find(Provider)?.Name ?? Provider, Name, CredentialSource.Stored)
    {
        Secret = Secret,
        BaseUrl = BaseUrl,
    };

    private string? Secret => string.IsNullOrEmpty(Key) ? null : Key;
}
