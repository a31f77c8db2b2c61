using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>What became of the options of a request.</summary>
/// <param name="Values">Every option with its value, defaults filled in; to be used only when there are no errors.</param>
/// <param name="Given">
/// The options that the caller gave, under the names of <paramref name="Values"/>: a provider that has its own default,
/// or refuses an option altogether, can be spared ours.
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
