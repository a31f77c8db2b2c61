using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Providers;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary>A credential to store.</summary>
internal sealed record AddProviderRequest : ProviderBody, IRequestBody<AddProviderRequest>, ICheckedBody
{
    /// <summary>openai, anthropic, gemini, fal, replicate …; an unknown one is answered with all of them.</summary>
    [StringLength(40, MinimumLength = 1)]
    public required string Provider { get; init; }

    /// <summary>Its name among the provider's credentials.</summary>
    [StringLength(40, MinimumLength = 1)]
    [DefaultValue("main")]
    public string Name { get; init; } = "main";

    public IEnumerable<FieldError> Check(IServiceProvider services)
    {
        if (Provider is { Length: > 0 } && BuiltInProviders.Find(Provider) is null)
        {
            yield return ProviderErrors.Unknown(Provider);
        }

        if (!CredentialNames.IsName(Name))
        {
            yield return new("name", new LocalText(
                $"`name` must consist of letters, digits, dots, dashes and underscores, got \"{Excerpt.Of(Name)}\".",
                $"`name` может состоять из латинских букв, цифр, точек, дефисов и подчёркиваний, получено: \"{Excerpt.Of(Name)}\"."));
        }
    }
}
