namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What to change of the account; what is absent stays.</summary>
internal sealed record ChangeMeRequest
{
    /// <summary>The name to show.</summary>
    public string? Username { get; init; }
}
