using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>The result of resolving a request's options.</summary>
/// <param name="Values">All options with their values, defaults included; to be used only when there are no errors.</param>
/// <param name="Given">
/// The options that the caller gave, under the names of <paramref name="Values"/>. Only these are sent to a provider that has
/// its own defaults or refuses an option altogether.
/// </param>
/// <param name="Inputs">The files named, by member: still untrusted text.</param>
/// <param name="Warnings">Sentences about what was ignored.</param>
/// <param name="Errors">Why the request cannot be served; empty when it can.</param>
internal sealed record OptionResolution(
    CallOptions Values,
    IReadOnlySet<string> Given,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<FieldError> Errors);
