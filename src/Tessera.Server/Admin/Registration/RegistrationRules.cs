using Tessera.Server.Accounts;
using Tessera.Server.Http;

namespace Tessera.Server.Admin.Registration;

/// <summary>Whether strangers may create accounts.</summary>
/// <param name="Mode"><c>open</c>, <c>closed</c>, or <c>auto</c>: open until a provider is configured.</param>
/// <param name="Open">Whether they may now.</param>
/// <param name="IsConfigured">Whether <c>Tessera:Accounts:Registration</c> decides it; then it is changed there.</param>
internal sealed record RegistrationRules(string Mode, bool Open, bool IsConfigured)
{
    public static RegistrationRules Of(RegistrationState state) => new(state.Mode.ToWire(), state.IsOpen, state.IsConfigured);
}
