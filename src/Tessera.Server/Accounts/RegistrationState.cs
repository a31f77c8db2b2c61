namespace Tessera.Server.Accounts;

/// <summary>Whether strangers may create accounts, and what decides it.</summary>
/// <param name="Mode">The configuration's, or else the one an administrator chose.</param>
/// <param name="IsOpen">Whether they may now.</param>
/// <param name="IsConfigured">Whether the configuration decides it, so that it is changed there.</param>
internal sealed record RegistrationState(RegistrationMode Mode, bool IsOpen, bool IsConfigured);
