using Tessera.Server.Generations.Admission;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>A call of a vendor's client, read and checked.</summary>
/// <param name="Request">The request for each result.</param>
/// <param name="Count">How many results it makes.</param>
internal sealed record VendorCall(GenerationRequest Request, int Count);
