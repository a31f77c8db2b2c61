using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary>What the audit log keeps of a credential: of its secret only the end of a long one.</summary>
internal sealed record AuditedCredential(string? BaseUrl, string? LastFour, int Weight, int? Concurrency)
{
    public static AuditedCredential Of(ProviderCredential credential) =>
        new(credential.BaseUrl, credential.LastFour, credential.Weight, credential.Concurrency);
}
