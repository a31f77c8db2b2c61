namespace Tessera.Server.Providers;

/// <summary>The credentials of one provider, which take turns by their weights whatever model is asked for.</summary>
internal sealed class CredentialPool(IReadOnlyList<ServingCredential> credentials)
{
    private readonly WeightedRoundRobin _turns = new([.. credentials.Select(credential => credential.Credential.Weight)]);

    public IReadOnlyList<ServingCredential> All => credentials;

    /// <summary>All that may be given work: whose turn it is, then the others, those with a free place before those without.</summary>
    public IEnumerable<ServingCredential> InOrder()
    {
        var first = _turns.Next();
        return Enumerable.Range(0, credentials.Count)
            .Select(step => credentials[(first + step) % credentials.Count])
            .Where(credential => credential.Gate.IsUsable)
            .OrderBy(credential => credential.Gate.IsFull);
    }

    public ServingCredential? Find(string? name) =>
        credentials.FirstOrDefault(credential => name is null || credential.Credential.Name == name);
}
