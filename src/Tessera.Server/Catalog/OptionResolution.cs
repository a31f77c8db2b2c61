using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>What became of the options of a request.</summary>
/// <param name="Values">Every option with its value, defaults filled in; to be used only when there are no errors.</param>
/// <param name="Inputs">The files named, by member: still untrusted text.</param>
/// <param name="Warnings">Sentences about what was ignored.</param>
/// <param name="Errors">Why the request cannot be served; empty when it can.</param>
internal sealed record OptionResolution(
    CallOptions Values,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<FieldError> Errors);
