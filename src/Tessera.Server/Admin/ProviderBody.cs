using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary>What is said of a credential in the body of a call.</summary>
internal sealed record ProviderBody(string? Key, string? BaseUrl, int? Weight, int? Concurrency)
{
    public static readonly string[] Members = ["key", "base_url", "weight", "concurrency"];

    public static ProviderBody Read(JsonMembers members) => new(
        members.Secret("key", 4096)?.Trim(),
        members.Text("base_url", 1, 2048),
        (int?)members.Whole("weight", 1, 1000),
        (int?)members.Whole("concurrency", 1, 100_000));

    /// <summary>The credential with what was given.</summary>
    public ProviderCredential Over(ProviderCredential credential) => credential with
    {
        Secret = string.IsNullOrEmpty(Key) ? credential.Secret : Key,
        BaseUrl = BaseUrl ?? credential.BaseUrl,
        Weight = Weight ?? credential.Weight,
        Concurrency = Concurrency ?? credential.Concurrency,
    };
}
