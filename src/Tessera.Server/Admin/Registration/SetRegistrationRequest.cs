using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Accounts;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Admin.Registration;

/// <summary>Whether strangers may create accounts.</summary>
internal sealed record SetRegistrationRequest : IRequestBody<SetRegistrationRequest>
{
    /// <summary><c>open</c>, <c>closed</c>, or <c>auto</c>: open until a provider is configured, because its calls cost the operator money.</summary>
    [AllowedValues("auto", "open", "closed")]
    public required string Mode { get; init; }

    [JsonIgnore]
    public RegistrationMode Chosen => Enum.Parse<RegistrationMode>(Mode, ignoreCase: true);
}
