using Tessera.Server.Http;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects;

/// <summary>
/// A way in and a way out of the same generations: the same admission, price, limits, idempotency, history and failures. A
/// dialect has no price, retry, store or provider of its own.
/// </summary>
/// <param name="Document">Its API document.</param>
internal sealed record Dialect(ApiDocument Document)
{
    /// <summary>Registers its services.</summary>
    public required Action<IServiceCollection> Add { get; init; }

    /// <summary>Maps its routes.</summary>
    public required Action<IEndpointRouteBuilder> Map { get; init; }

    /// <summary>Which requests have errors in its form; none if they have Tessera's own.</summary>
    public IReadOnlyList<ErrorFormRule> ErrorForms { get; init; } = [];
}
