namespace Tessera.Server.Providers;

/// <summary>A credential at work: its connectors, and the gate before them.</summary>
internal sealed record ServingCredential(
    ProviderCredential Credential, BuiltInProvider Provider, Connectors Connectors, CredentialGate Gate, RetryBudget Budget, OwnOrigin Files);
