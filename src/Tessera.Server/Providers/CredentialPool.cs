namespace Tessera.Server.Providers;

/// <summary>The credentials of one provider; calls are distributed over them by weight, whatever the model.</summary>
internal sealed class CredentialPool(IReadOnlyList<ServingCredential> credentials)
{
    private readonly WeightedRoundRobin _next = new([.. credentials.Select(credential => credential.Credential.Weight)]);

    public IReadOnlyList<ServingCredential> All => credentials;

    /// <summary>All usable credentials: the next by weight, then the others, those with a free slot first.</summary>
    public IEnumerable<ServingCredential> InOrder()
    {
        var first = _next.Next();
        return Enumerable.Range(0, credentials.Count)
            .Select(step => credentials[(first + step) % credentials.Count])
            .Where(credential => credential.Gate.IsUsable)
            .OrderBy(credential => credential.Gate.IsFull);
    }

    public ServingCredential? Find(string? name) =>
        credentials.FirstOrDefault(credential => name is null || credential.Credential.Name == name);
}
