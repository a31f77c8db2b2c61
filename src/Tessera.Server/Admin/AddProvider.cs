using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary><c>admin provider add</c>: stores a credential with its secret encrypted.</summary>
internal static class AddProvider
{
    public static async Task<Results<Created<ProviderRow>, ApiError>> Handle(
        Request request, CredentialStore store, ProviderRoster roster, EndingRoutes endings, CancellationToken ct)
    {
        var provider = BuiltInProviders.Find(request.Provider) ?? throw new InvalidOperationException("A request names a provider that exists.");
        var name = request.Name;
        var credential = request.Over(new ProviderCredential(provider.Name, name, CredentialSource.Stored));
        if (ProviderErrors.Check(provider, credential) is { } problem)
        {
            return problem;
        }

        await roster.ReloadAsync(ct);
        if (roster.Now.Of(provider.Name)?.Find(name) is not null || await store.AddAsync(credential) is null)
        {
            return ProviderErrors.Taken(provider.Name, name);
        }

        await roster.ReloadAsync(ct);
        var added = roster.Now.Of(provider.Name)?.Find(name) ?? throw new InvalidOperationException($"{credential} was stored and is not there.");
        return TypedResults.Created((string?)null, ProviderRow.Of(added, endings));
    }

    internal sealed record Request : ProviderBody, IRequestBody<Request>, ICheckedBody
    {
        [StringLength(40, MinimumLength = 1)]
        public required string Provider { get; init; }

        [StringLength(40, MinimumLength = 1)]
        public string Name { get; init; } = "main";

        public IEnumerable<FieldError> Check(IServiceProvider services)
        {
            if (Provider is { Length: > 0 } && BuiltInProviders.Find(Provider) is null)
            {
                yield return ProviderErrors.Unknown(Provider);
            }

            if (!CredentialNames.IsName(Name))
            {
                yield return new("name", $"`name` must consist of letters, digits, dots, dashes and underscores, got \"{Excerpt.Of(Name)}\".");
            }
        }
    }
}
