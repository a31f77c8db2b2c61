using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary><c>admin provider add</c>: stores a credential, its secret encrypted.</summary>
internal static class AddProvider
{
    public static async Task<Results<Created<ProviderRow>, ApiError>> Handle(
        HttpContext context, CredentialStore store, ProviderRoster roster, EndingRoutes endings, CancellationToken ct)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, [.. ProviderBody.Members, "provider", "name"]);
        var provider = ProviderErrors.ReadProvider(members);
        var name = members.Text("name", 1, 40) ?? "main";
        if (!CredentialNames.IsName(name))
        {
            members.Refuse("name", $"`name` is \"{name}\"; allowed are letters, digits, dots, dashes and underscores.");
        }

        var given = ProviderBody.Read(members);
        if (members.Error is { } invalid || provider is null)
        {
            return members.Error ?? throw new InvalidOperationException("A provider that does not exist is an error.");
        }

        var credential = given.Over(new ProviderCredential(provider.Name, name, CredentialSource.Stored));
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
}
