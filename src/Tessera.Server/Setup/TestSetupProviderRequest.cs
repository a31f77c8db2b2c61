using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Setup;

/// <summary>A provider's key to test.</summary>
internal sealed record TestSetupProviderRequest : ProviderKey, IRequestBody<TestSetupProviderRequest>
{
    /// <summary>The set-up code, where <c>code_required</c> says so.</summary>
    [StringLength(100)]
    public string? Code { get; init; }
}
