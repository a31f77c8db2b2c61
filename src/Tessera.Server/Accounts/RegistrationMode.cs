using System.Text.Json.Serialization;

namespace Tessera.Server.Accounts;

/// <summary>Who may create an account with <c>POST /api/v2/auth/register</c>.</summary>
internal enum RegistrationMode
{
    /// <summary>
    /// Anyone while no provider is configured; no one after that, since calls to a provider cost the operator money.
    /// </summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>Anyone, within the limits per network.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>No one: administrators and the operator create accounts.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,
}
